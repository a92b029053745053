/* Runs before anything else. Marks the page when a script of it cannot be loaded, so that its text is shown
   (instead.css). And asks for the facts of the story and for its words in the reader's language while the
   page's code is still on its way. It guesses what static_page.js will choose; a wrong guess costs a request. */
{
  const heard = ({ target }) => {
    if (target.tagName === "SCRIPT") document.documentElement.dataset.lost = "";
  };
  addEventListener("error", heard, true);
  const { languages, facts, words } = document.currentScript.dataset;
  const offered = languages.split(" ");
  const asked = new URLSearchParams(location.hash.slice(1));
  const wanted = [asked.get("lang"), ...navigator.languages.flatMap((tag) => [tag, tag.split("-")[0]])];
  const lang = wanted.find((code) => offered.includes(code)) ?? offered[0];
  const hrefs = [words.replace("{lang}", lang), !asked.has("asof") && facts.replace("{asof}", "now")];
  for (const href of hrefs.filter(Boolean)) {
    const link = { rel: "preload", as: "fetch", crossOrigin: "", href };
    document.head.append(Object.assign(document.createElement("link"), link));
  }
}
