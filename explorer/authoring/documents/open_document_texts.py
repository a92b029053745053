"""OpenDocument texts (.odt) as Markdown, by way of the HTML that says the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree
from lxml.builder import E

from explorer.authoring.documents.document_archives import DocumentError, xml_parts
from explorer.authoring.documents.html_texts import markdown_of_tree
from explorer.authoring.documents.html_trees import HtmlError, tree_of
from explorer.authoring.documents.word_texts import DocumentText, imprint_of, left

_SPACES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT, _TABLE = f"{{{_SPACES}:text:1.0}}", f"{{{_SPACES}:table:1.0}}"
_OFFICE, _STYLE = f"{{{_SPACES}:office:1.0}}", f"{{{_SPACES}:style:1.0}}"
_DRAW, _FO = f"{{{_SPACES}:drawing:1.0}}", f"{{{_SPACES}:xsl-fo-compatible:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_PLAIN = {
    f"{_TABLE}table": "table",
    f"{_TABLE}table-header-rows": "thead",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_TEXT}list-item": "li",
    f"{_TEXT}list-header": "li",
    f"{_TEXT}section": "div",
    f"{_DRAW}text-box": "div",
}
"""Elements that are one of HTML."""
_SKIPPED = frozenset(
    (
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note-citation",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}table-of-content",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TABLE}covered-table-cell",
        f"{_TABLE}table-column",
    )
)
_MOST_SPACES = 100


def open_document_text(content: bytes) -> DocumentText:
    """The text of an OpenDocument text: headings, lists, tables, footnotes, links, emphasis.

    Raises:
        DocumentError: it is damaged, encrypted or hostile.
    """
    parts = xml_parts(content)
    if "content.xml" not in parts or b"manifest:encryption-data" in parts.get(
        "META-INF/manifest.xml", b""
    ):
        raise DocumentError("a document with a password", "one without", "save it without")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        tree = etree.fromstring(parts["content.xml"], parser)
        writer = _Writer(_styles(tree))
        page = E.div()
        writer.write(tree.find(f"{_OFFICE}body/{_OFFICE}text"), page)
        page.extend(writer.notes)
        markdown = markdown_of_tree(tree_of(etree.tostring(page, encoding="unicode")))
    except (etree.LxmlError, HtmlError, RecursionError) as error:
        found, hint = "a damaged OpenDocument text", "open it and save it again"
        raise DocumentError(found, "a whole one", hint) from error
    imprint = imprint_of(parts.get("meta.xml"), f"{_OFFICE}meta")
    return DocumentText(markdown, imprint, left(writer.pictures))


def _styles(tree: etree._Element) -> dict[str, str]:
    """What a style of the document means, by its name: an element of HTML."""
    found: dict[str, str] = {}
    for style in tree.iter(f"{_STYLE}style"):
        name, parent = style.get(f"{_STYLE}name") or "", style.get(f"{_STYLE}parent-style-name")
        form = style.find(f"{_STYLE}text-properties")
        if parent in ("Title", "Quotations"):
            found[name] = parent
        elif style.get(f"{_STYLE}family") == "text" and form is not None:
            weight, slant = form.get(f"{_FO}font-weight"), form.get(f"{_FO}font-style")
            found[name] = "strong" if weight == "bold" else "em" if slant == "italic" else ""
    for style in tree.iter(f"{_TEXT}list-style"):
        is_numbered = style.find(f"{_TEXT}list-level-style-number") is not None
        found[style.get(f"{_STYLE}name") or ""] = "ol" if is_numbered else "ul"
    return found


@dataclass
class _Writer:
    """Writes the elements of a document as those of HTML."""

    styles: dict[str, str]
    notes: list[etree._Element] = field(default_factory=list)
    pictures: int = 0

    def write(self, source: etree._Element | None, target: etree._Element) -> None:
        """Write what is in an element into one of HTML."""
        if source is None:
            return
        _add(target, source.text)
        for child in source:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._element(child, target)
            _add(target, child.tail)

    def _element(self, child: etree._Element, target: etree._Element) -> None:
        name = child.tag
        if name == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            _add(target, " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name == f"{_TEXT}tab":
            _add(target, " ")
        elif name == f"{_TEXT}line-break":
            target.append(E.br())
        elif name == f"{_TEXT}note":
            self._note(child, target)
        else:
            self.pictures += name == f"{_DRAW}image"
            element = self._like(child)
            target.append(element)
            self.write(child, element)

    def _like(self, child: etree._Element) -> etree._Element:
        """The element of HTML that is one of a document."""
        style = child.get(f"{_TEXT}style-name") or ""
        meaning = self.styles.get(style, style)
        if child.tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level") or "1"
            return E(f"h{level if level in tuple('123456') else 6}")
        if child.tag == f"{_TEXT}p":
            return E({"Title": "h1", "Quotations": "blockquote"}.get(meaning, "p"))
        if child.tag == f"{_TEXT}list":
            return E("ol" if meaning == "ol" else "ul")
        if child.tag == f"{_TEXT}a":
            return E.a(href=child.get(_HREF) or "")
        if child.tag == f"{_TEXT}span":
            names = {"strong": "strong", "em": "em", "Strong_20_Emphasis": "strong"}
            return E({**names, "Emphasis": "em"}.get(meaning, "span"))
        element = E(_PLAIN.get(str(child.tag), "span"))
        for name, counted in (("colspan", "columns"), ("rowspan", "rows")):
            if count := child.get(f"{_TABLE}number-{counted}-spanned"):
                element.set(name, count)
        return element

    def _note(self, note: etree._Element, target: etree._Element) -> None:
        number = len(self.notes) + 1
        target.append(E.sup(E.a(str(number), href=f"#note{number}", id=f"reference{number}")))
        item = E.li(id=f"note{number}")
        self.notes.append(item)
        self.write(note.find(f"{_TEXT}note-body"), item)
        item.append(E.a("↩", href=f"#reference{number}"))


def _add(target: etree._Element, words: str | None) -> None:
    """Add words at the end of an element."""
    if len(target):
        target[-1].tail = (target[-1].tail or "") + (words or "")
    else:
        target.text = (target.text or "") + (words or "")
