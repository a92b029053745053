"""Documents as word processors write them, small, for tests."""

from __future__ import annotations

import io
import zipfile

import pikepdf

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_OPEN_NAMES = " ".join(
    f'xmlns:{short}="{_OPEN}:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def zipped(**files: bytes | str) -> bytes:
    """An archive; `__` in a name is a slash, `_` a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def word(body: str, *, notes: str = "", title: str = "", author: str = "") -> bytes:
    """A Word document with these paragraphs in its own XML."""
    main, foot = f"{_OFFICE}/officeDocument", f"{_OFFICE}/footnotes"
    relation = '<Relationship Id="r{0}" Type="{1}" Target="{2}"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/></w:style>'
    names = (("Titolo", "Title"), ("Titolo1", "heading 1"), ("Titolo2", "heading 2"))
    styles = "".join(style.format(*each) for each in names)
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
    )
    return zipped(
        _rels___rels=relations.format(relation.format(1, main, "word/document.xml")),
        word___rels__document_xml_rels=relations.format(relation.format(1, foot, "footnotes.xml")),
        word__document_xml=f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        word__footnotes_xml=f"<w:footnotes {_WORD}>{notes}</w:footnotes>",
        word__styles_xml=f"<w:styles {_WORD}>{styles}</w:styles>",
        docProps__core_xml=core,
    )


def paragraph(words: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    form = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{form}<w:r><w:t>{words}</w:t></w:r></w:p>"


def open_document(body: str, styles: str = "", *, manifest: str = "", meta: str = "") -> bytes:
    """An OpenDocument text with these elements in its own XML."""
    return zipped(
        mimetype="application/vnd.oasis.opendocument.text",
        content_xml=f"<office:document-content {_OPEN_NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        meta_xml=f"<office:document-meta {_OPEN_NAMES} "
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>{meta}</office:meta>'
        "</office:document-meta>",
        **{"META-INF__manifest_xml": manifest} if manifest else {},
    )


Words = tuple[float, float, float, str]
"""Where a line begins, from the left and from below, its size, and its words; all in points."""


def pdf(*pages: list[Words], password: str = "", title: str = "") -> bytes:
    """A PDF with these lines on its pages."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for lines in pages:
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = made.make_stream(b"".join(map(_shown, lines)))
    if title:
        made.docinfo["/Title"] = title
    file = io.BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(file, encryption=encryption)
    return file.getvalue()


def _shown(line: Words) -> bytes:
    left, below, size, words = line
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {left} {below} Td ({escaped}) Tj ET\n".encode("cp1252")
