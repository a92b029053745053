"""OpenDocument texts as articles."""

import pytest

from explorer.authoring.documents.document_archives import DocumentError
from explorer.authoring.documents.imprints import Imprint
from explorer.authoring.documents.open_document_texts import open_document_text
from tests.authoring.made_documents import open_document

STYLES = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text">
<style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>
"""


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ('<text:p text:style-name="P1">The choir</text:p>', "# The choir\n"),
        ('<text:h text:outline-level="2">Day one</text:h>', "## Day one\n"),
        (
            '<text:p>On<text:s text:c="2"/><text:span text:style-name="T1">Tuesday</text:span> '
            '<text:span text:style-name="T2">early</text:span>.</text:p>',
            "On **Tuesday** *early*.\n",
        ),
        (
            '<text:p>See <text:a xmlns:x="http://www.w3.org/1999/xlink" '
            'x:href="https://example.org/">it</text:a>.</text:p>',
            "See [it](https://example.org/).\n",
        ),
        (
            '<text:list text:style-name="L1"><text:list-item><text:p>a</text:p></text:list-item>'
            "<text:list-item><text:p>b</text:p></text:list-item></text:list>",
            "1. a\n2. b\n",
        ),
        (
            "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
            "<table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell>"
            "<text:p>Place</text:p></table:table-cell></table:table-row></table:table-header-rows>"
            '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>x</text:p>'
            "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
            "| Day | Place |\n| --- | --- |\n| x |  |\n",
        ),
        (
            "<text:p>So<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>Interview.</text:p></text:note-body></text:note>.</text:p>",
            "So[^1].\n\n[^1]: Interview.\n",
        ),
        (
            "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
            "<text:p>here<office:annotation><text:p>why?</text:p></office:annotation></text:p>",
            "here\n",
        ),
    ],
)  # fmt: skip
def test_it_is_written_as_markdown(body: str, markdown: str) -> None:
    assert open_document_text(open_document(body, STYLES)).markdown == markdown


def test_a_picture_is_left_out_with_a_line_about_it() -> None:
    body = "<text:p>a<draw:frame><draw:image/></draw:frame></text:p>"

    assert open_document_text(open_document(body)).left_out == (
        "1 picture (media add puts pictures into a story)",
    )


def test_title_and_author_are_those_of_the_document() -> None:
    meta = "<dc:title>The choir</dc:title><dc:creator>Anna</dc:creator>"

    assert open_document_text(open_document("<text:p>x</text:p>", meta=meta)).imprint == Imprint(
        title="The choir", author="Anna"
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (open_document("", manifest="<manifest:encryption-data/>"), "a document with a password"),
        (open_document("<text:p>"), "a damaged OpenDocument text"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused(content: bytes, found: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        open_document_text(content)

    assert refusal.value.found == found
