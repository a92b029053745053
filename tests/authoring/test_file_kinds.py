"""Files that are no plain text: named for what they are, with what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from explorer.authoring.texts import read_article_text
from explorer.story.errors import DataError


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


@pytest.mark.parametrize(
    ("name", "content", "kind", "remedy"),
    [
        ("a.docx", zipped("[Content].xml", "word/d.xml"), "a Word document (.docx)", "save it as"),
        ("a.txt", zipped("word/document.xml") + b"x" * 2_000_000, "an archive (.zip)", "unpack it"),
        ("a.odt", open_document("text"), "an OpenDocument text (.odt)", "save it as"),
        ("a.ods", open_document("spreadsheet"), "an OpenDocument spreadsheet (.ods)", "copy"),
        ("a.odp", open_document("presentation"), "an OpenDocument presentation (.odp)", "copy"),
        ("a.odg", open_document("graphics"), "an OpenDocument file", "copy"),
        ("a.xlsx", zipped("xl/workbook.xml"), "an Excel workbook (.xlsx)", "copy"),
        ("a.pptx", zipped("ppt/slides.xml"), "a PowerPoint presentation (.pptx)", "copy"),
        ("a.epub", zipped("mimetype", "META-INF/container.xml"), "an e-book (.epub)", "copy"),
        ("a.zip", zipped("a.txt"), "an archive (.zip)", "unpack it"),
        ("a.docx", b"PK\x03\x04 cut off", "an archive (.zip)", "unpack it"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word document (.doc)", "save it as"),
        ("a.rtf", rb"{\rtf1\ansi The choir}", "a Rich Text file (.rtf)", "save it as"),
        ("a.pdf", b"%PDF-1.7\n", "a PDF", "copy the article's text into a text file"),
        ("a.txt", "Città".encode("utf-16"), "text in UTF-16", "save it as"),
        ("a.html", b"<h1>Il coro</h1>\r\n<p>A Napoli.</p>", "a web page (HTML)", "in a browser"),
        ("a.md", b"\xef\xbb\xbf<!DOCTYPE html><p>x</p>", "a web page (HTML)", "in a browser"),
        ("a.txt", b"<!-- x -->\n<html lang=it>", "a web page (HTML)", "in a browser"),
    ],
)  # fmt: skip
def test_it_is_named_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, kind: str, remedy: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(DataError) as caught:
        read_article_text(file)
    (problem,) = caught.value.problems
    assert (problem.found, problem.expected) == (kind, "plain text or Markdown")
    assert remedy in problem.hint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "<p align=center>Il coro</p>\n\nA Napoli.\n"),
        ("a.txt", "<3 Napoli\n"),
        ("a.txt", "PK e l'arte\n"),
    ],
)
def test_text_that_only_begins_alike_is_read(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")

    assert read_article_text(file).text
