"""Word documents as articles: what their styles mean, and hostile ones."""

import pytest

from explorer.authoring.documents.document_archives import MOST_XML_BYTES, DocumentError
from explorer.authoring.documents.imprints import Imprint
from explorer.authoring.documents.word_texts import word_text
from tests.authoring.made_documents import paragraph, word, zipped


def test_title_headings_and_paragraphs_are_those_of_the_document() -> None:
    body = (
        paragraph("The choir", "Titolo")
        + paragraph("Day one", "Titolo2")
        + paragraph("They *left*.")
    )

    assert word_text(word(body)).markdown == "# The choir\n\n## Day one\n\nThey \\*left\\*.\n"


def test_bold_words_tables_and_footnotes_stay() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Salerno</w:t></w:r>"
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>{}</w:tr>"
    table = "".join(
        row.format("".join(cell.format(paragraph(words)) for words in words_of_row))
        for words_of_row in (("Day", "Place"), ("Thu", "Rome"))
    )
    note = f'<w:footnote w:id="2">{paragraph("Interview.")}</w:footnote>'
    body = f"<w:p>{bold}{mark}</w:p><w:tbl>{table}</w:tbl>"

    assert word_text(word(body, notes=note)).markdown == (
        "**Salerno**[^1]\n\n|  |  |\n| --- | --- |\n| Day | Place |\n| Thu | Rome |\n\n"
        "[^1]: Interview.\n"
    )


def test_deleted_words_are_left_out_and_inserted_ones_are_not() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>here</w:t></w:r></w:ins></w:p>"
    )

    assert word_text(word(body)).markdown == "here\n"


def test_title_and_author_are_taken_unless_a_program_wrote_them() -> None:
    own = word_text(word(paragraph("x"), title="The choir", author="Anna"))
    made = word_text(word(paragraph("x"), title="Document1", author="python-docx"))

    assert (own.imprint, made.imprint) == (Imprint(title="The choir", author="Anna"), Imprint())


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"PK\x03\x04 cut off", "a damaged document (File is not a zip file)"),
        (zipped(word__document_xml="<w:document"), "a damaged Word document"),
        (
            zipped(word__document_xml="x" * (MOST_XML_BYTES + 1)),
            "more than 30,000,000 bytes of XML",
        ),
        (
            zipped(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "XML with a document type or entities",
        ),
        (
            zipped(
                word__document_xml='<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'.encode("utf-16")
            ),
            "XML with a document type or entities",
        ),
    ],
    ids=["cut", "no XML", "bomb", "entity", "UTF-16"],
)
def test_a_damaged_or_hostile_document_is_refused(content: bytes, found: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        word_text(content)

    assert refusal.value.found == found
