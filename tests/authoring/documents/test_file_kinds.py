"""Files that are no plain text: named for what they are, with what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from explorer.authoring.documents.texts import read_article_text
from explorer.story.errors import DataError
from tests.authoring import made_documents as documents


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def open_document(kind: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "x")
    return file.getvalue()


EXPECTED = "a text, web page, PDF, or Word, OpenDocument or Rich Text document"
IMPORT = "use import, which makes a story of it"


@pytest.mark.parametrize(
    ("name", "content", "kind", "remedy"),
    [
        ("a.txt", zipped("word/document.xml") + b"x" * 2_000_000, "an archive (.zip)", "unpack it"),
        ("a.ods", open_document("spreadsheet"), "an OpenDocument spreadsheet (.ods)", IMPORT),
        ("a.odp", open_document("presentation"), "an OpenDocument presentation (.odp)", "copy"),
        ("a.odg", open_document("graphics"), "an OpenDocument file", "copy"),
        ("a.xlsx", zipped("xl/workbook.xml"), "an Excel workbook (.xlsx)", IMPORT),
        ("a.kmz", zipped("doc.kml"), "a map (.kmz)", IMPORT),
        ("a.pptx", zipped("ppt/slides.xml"), "a PowerPoint presentation (.pptx)", "copy"),
        ("a.epub", zipped("mimetype", "META-INF/container.xml"), "an e-book (.epub)", "copy"),
        ("a.pages", zipped("Index/Document.iwa"), "a Pages document", "save it as"),
        ("a.zip", zipped("a.txt"), "an archive (.zip)", "unpack it"),
        ("a.docx", b"PK\x03\x04 cut off", "an archive (.zip)", "unpack it"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word document (.doc)", "save it as"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "a document with a password",
            "save it without",
        ),
        ("a.txt", "Città".encode("utf-16"), "text in UTF-16", "save it as"),
        ("a.kml", b"<?xml version='1.0'?>\n<kml xmlns='x'>", "a map (KML)", IMPORT),
        ("a.xml", b"<gpx version='1.1'>", "a track (GPX)", IMPORT),
        ("a.csv", b"title,date\nHome,2023", "a table (.csv)", IMPORT),
        ("a.geojson", b'{"type": "FeatureCollection"}', "a JSON file", IMPORT),
        ("a.ics", b"BEGIN:VCALENDAR", "a calendar (.ics)", IMPORT),
        ("a.jpg", b"\xff\xd8\xff\xe0", "a picture", "type its text"),
        ("a.mhtml", b"MIME-Version: 1.0", "a saved web page (.mhtml)", "save the page as HTML"),
    ],
)
def test_it_is_named_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, kind: str, remedy: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(DataError) as caught:
        read_article_text(file)
    (problem,) = caught.value.problems
    assert (problem.found, problem.expected) == (kind, EXPECTED)
    assert remedy in problem.hint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", documents.word(documents.paragraph("The choir"))),
        ("a.odt", documents.open_document("<text:p>The choir</text:p>")),
        ("a.pdf", documents.pdf([(60, 700, 12, "The choir goes home today")])),
        ("a.rtf", rb"{\rtf1\ansi The choir}"),
        ("a.html", b"<h1>The choir</h1>\r\n<p>In Naples.</p>"),
        ("a.txt", b"<!-- x -->\n<html lang=it>The choir</html>"),
        ("a.md", b"\xef\xbb\xbf<!DOCTYPE html><p>The choir</p>"),
        ("a", b"The choir"),
    ],
)
def test_any_document_is_read_by_what_it_is(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    assert "The choir" in read_article_text(file).text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "<p align=center>Il coro</p>\n\nA Napoli.\n"),
        ("a.txt", "<3 Napoli\n"),
        ("a.txt", "PK e l'arte\n"),
        ("a.md", "[Roma](place:roma)\n"),
        ("a.txt", "{sic} A Roma\n"),
    ],
)
def test_text_that_only_begins_alike_is_read(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")

    assert read_article_text(file).text
