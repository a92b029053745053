/**
 * What is in the panel "Share": the link to exactly what the reader sees, as text, as a citation, as an embed, as
 * a QR code, or handed to the system.
 */

import { bibtex, cslJson, sentence } from "./citing.js";
import { copyText, sayCopied } from "../../core/copying.js";
import { aboutOf, eventsOf, positionOf } from "../../core/document.js";
import { adopt, el } from "../../core/elements.js";
import { rootOf } from "../../core/page_addresses.js";
import { addressed } from "../../core/selection.js";
import { addressOf, embedAddressOf } from "./share.js";
import sheet from "./share_panel.css" with { type: "css" };

/** @import { StoryDocument } from "../../core/story_document.js" */
/** @import { Say } from "../../core/strings.js" */

const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * @param {StoryDocument} doc
 * @param {import("../../core/channel.js").Channel} channel
 * @param {Say} say
 * @param {{frame: string, qr: ?string}} offers the embed code and the address of the QR code, both with
 *   placeholders
 * @returns {HTMLElement[]}
 */
export function shareContent(doc, channel, say, { frame, qr }) {
  const state = addressed(channel.state);
  const [url, title] = [addressOf(state), titleAt(doc, state.event)];
  const id = [state.story, state.event].filter(Boolean).join("-");
  const embed = filled(frame, { address: embedAddressOf(state), title }, escaped);
  const parts = [
    copyable("share_link", "input", () => url, say),
    citation({ id, title, url, lang: aboutOf(doc).lang, seen: new Date() }, say),
    copyable("share_embed", "textarea", () => embed, say),
    systemSheet(title, url, say),
    qr ? qrCode(qr, url, say) : null,
  ];
  return parts.filter((part) => part !== null);
}

/**
 * The story's title; with the event's where the link leads to one within the story.
 *
 * @param {StoryDocument} doc
 * @param {string|null} event
 */
function titleAt(doc, event) {
  const position = positionOf(doc, event);
  return position > 0 ? `${aboutOf(doc).title}: ${eventsOf(doc)[position].title}` : aboutOf(doc).title;
}

/** A field with a text and the button that copies it; where copying is not allowed, it selects. */
function copyable(label, tag, text, say, ...more) {
  const attributes = tag === "input" ? { type: "text" } : { rows: 4, spellcheck: "false" };
  const field = el(tag, { ...attributes, readonly: true, name: label, "aria-label": say(label) });
  field.value = text();
  const words = el("span", { role: "status" }, say("copy"));
  const copy = async () => {
    field.select();
    if (await copyText(field.value)) sayCopied(words, say("copied"), say("copy"));
    else field.focus(); // the reader copies by hand
  };
  const button = el(
    "button",
    { type: "button", class: "ex-button", "data-action": label.replace("share_", "copy-"), onclick: copy },
    words,
  );
  return row(el("h3", {}, say(label)), ...more.map((part) => part(field)), field, button);
}

function citation(cited, say) {
  const forms = {
    sentence: () => sentence(cited, say),
    bibtex: () => bibtex(cited),
    csl: () => cslJson(cited),
  };
  const names = { sentence: say("citation_text"), bibtex: "BibTeX", csl: "CSL JSON" };
  const options = Object.entries(names).map(([value, name]) => el("option", { value }, name));
  const choice = (field) =>
    el(
      "select",
      { "aria-label": say("citation_form"), onchange: ({ target }) => (field.value = forms[target.value]()) },
      options,
    );
  return copyable("share_citation", "textarea", forms.sentence, say, choice);
}

/** Of the link; where no server draws one for each, of the page, drawn when that was made. */
function qrCode(template, url, say) {
  adopt(sheet);
  const name = say(template.includes("{address}") ? "share_qr" : "share_qr_page");
  const src = new URL(filled(template, { address: url }, encodeURIComponent), rootOf()).href;
  const figure = el("figure", { class: "ex-qr" }, el("img", { src, alt: "" }), el("figcaption", {}, name));
  figure.firstChild?.addEventListener("error", () => figure.remove());
  return figure;
}

/** What phones and some desktops have: the list of apps that take a link. */
function systemSheet(title, url, say) {
  if (!navigator.share) return null;
  const share = () => navigator.share({ title, url }).catch(() => {}); // the reader thought better of it
  return row(
    el(
      "button",
      { type: "button", class: "ex-button", "data-action": "share-with", onclick: share },
      say("share_with"),
    ),
  );
}

function row(...parts) {
  return el("div", { class: "ex-panel-row" }, parts);
}

function filled(template, values, safe) {
  return template.replace(/\{(\w+)\}/g, (_, key) => safe(values[key]));
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => MARKUP[sign]);
}
