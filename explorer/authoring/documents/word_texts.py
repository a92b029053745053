"""Word documents (.docx) as Markdown, by their styles."""

from __future__ import annotations

import io
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

import mammoth  # type: ignore[import-untyped]
from lxml import etree

from explorer.authoring.documents.document_archives import DocumentError, xml_parts
from explorer.authoring.documents.html_texts import markdown_of
from explorer.authoring.documents.html_trees import HtmlError
from explorer.authoring.documents.imprints import Imprint, real_name, real_title

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
"""Word's own names of styles, which are the same in each of its languages."""
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True)
class DocumentText:
    """The text of a document."""

    markdown: str
    imprint: Imprint
    left_out: tuple[str, ...] = ()
    """What the text does not have of the file, in words."""


def word_text(content: bytes) -> DocumentText:
    """The text of a Word document: headings, lists, tables, footnotes, links, emphasis.

    Raises:
        DocumentError: it is damaged, encrypted or hostile.
    """
    parts = xml_parts(content)
    pictures: list[object] = []

    def leave_out(image: object) -> list[object]:
        pictures.append(image)
        return []

    try:
        html = mammoth.convert_to_html(
            io.BytesIO(content), style_map=_STYLES, convert_image=leave_out
        ).value
        markdown = markdown_of(html)
    except (ExpatError, HtmlError, KeyError, ValueError, AttributeError, RecursionError) as error:
        found, hint = "a damaged Word document", "open it and save it again"
        raise DocumentError(found, "a whole one", hint) from error
    return DocumentText(markdown, imprint_of(parts.get("docProps/core.xml")), left(len(pictures)))


def imprint_of(core: bytes | None, within: str = ".") -> Imprint:
    """Title and author in a document's Dublin Core; its dates are not those of publication."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        found = etree.fromstring(core, parser).find(within) if core else None
    except etree.XMLSyntaxError:
        found = None
    if found is None:
        return Imprint()
    title, author = (found.findtext(f"{_DUBLIN_CORE}{name}") for name in ("title", "creator"))
    return Imprint(title=real_title(title), author=real_name(author))


def left(pictures: int) -> tuple[str, ...]:
    """What to say of the pictures of a document."""
    count = f"{pictures} picture{'s' if pictures > 1 else ''}"
    return (f"{count} (media add puts pictures into a story)",) if pictures else ()
