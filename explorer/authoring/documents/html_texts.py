"""HTML as Markdown: headings, paragraphs, lists, quotations, tables, links and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml.html import HtmlElement

from explorer.authoring.documents.html_footnotes import take_footnotes
from explorer.authoring.documents.html_runs import Run, markdown_of_runs, paragraphs, spaced
from explorer.authoring.documents.html_tables import is_layout, rows_of, table_text
from explorer.authoring.documents.html_trees import children, is_unseen, tree_of

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    (
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_EMPHASES = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
_LISTS = ("ul", "ol", "menu")


def markdown_of(source: str, *, base: str = "") -> str:
    """The Markdown that shows a page or a piece of one as it is, as far as an article can.

    Scripts, forms and pictures are left out; so are links that lead to no other page.

    Args:
        source: HTML.
        base: the page's own address, to which its links are relative; without it these are words.

    Raises:
        HtmlError: nothing in it can be read.

    >>> print(markdown_of("<h1>Home</h1><p>They <b>left</b>&nbsp;early."), end="")
    # Home
    <BLANKLINE>
    They **left**\xa0early.
    """
    return markdown_of_tree(tree_of(source), base=base)


def markdown_of_tree(
    tree: HtmlElement, *, base: str = "", notes: list[tuple[int, HtmlElement]] | None = None
) -> str:
    """The same, of a tree that is parsed already.

    Args:
        tree: the page.
        base: see `markdown_of`.
        notes: its footnotes, if they were taken out of it already.
    """
    notes = take_footnotes(tree) if notes is None else notes
    writer = _Writer(base)
    blocks = writer.blocks(tree)
    for number, note in notes:
        text = "\n\n".join(writer.blocks(note)).replace("\n", "\n    ")
        blocks.append(f"[^{number}]: {text}".replace("\n    \n", "\n\n"))
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")


@dataclass
class _Writer:
    """Collects the words of a block until the next one begins."""

    base: str
    done: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def blocks(self, element: HtmlElement) -> list[str]:
        """The Markdown of each block in an element."""
        outer, self.done, self.runs = (self.done, self.runs), [], []
        self._content(element, Run(""))
        self._end_paragraph()
        blocks, (self.done, self.runs) = self.done, outer
        return blocks

    def _content(self, element: HtmlElement, form: Run) -> None:
        self._add(element.text, form)
        for child in children(element):
            if child.tag == "br":
                self.runs.append(Run("\n"))
            elif child.tag in _BLOCKS:
                self._end_paragraph()
                self._block(child)
                self._end_paragraph()
            elif not is_unseen(child):
                self._content(child, self._formed(child, form))
            self._add(child.tail, form)

    def _add(self, words: str | None, form: Run) -> None:
        if words:
            self.runs.append(Run(words, form.emphasis, form.address))

    def _formed(self, element: HtmlElement, form: Run) -> Run:
        emphasis = _EMPHASES.get(str(element.tag)) or form.emphasis
        address = urljoin(self.base, (element.get("href") or "").strip())
        is_link = element.tag == "a" and address.startswith(("http://", "https://"))
        is_here = is_link and bool(self.base) and address.partition("#")[0] == self.base
        return Run("", emphasis, address if is_link and not is_here else form.address)

    def _end_paragraph(self) -> None:
        self.done += [markdown_of_runs(runs) for runs in paragraphs(self.runs)]
        self.runs = []

    def _block(self, element: HtmlElement) -> None:
        if is_unseen(element) or element.tag == "hr":
            return
        if element.tag in _HEADINGS:
            words = " ".join(" ".join(self.blocks(element)).split())
            self.done += [f"{'#' * int(element.tag[1])} {words.lstrip('# ')}"] if words else []
        elif element.tag in _LISTS:
            self.done += list(filter(None, [self._list(element)]))
        elif element.tag == "blockquote":
            text = "\n\n".join(self.blocks(element))
            self.done += [_prefixed(text, "> ", ">")] if text else []
        elif element.tag == "table":
            self.done += self._table(element)
        elif element.tag == "pre":
            self.done += self._lines(element)
        else:
            self.done += self.blocks(element)

    def _list(self, element: HtmlElement) -> str:
        items: list[str] = []
        for child in children(element):
            mark = f"{len(items) + 1}. " if element.tag == "ol" else "- "
            blocks = [self._list(child)] if child.tag in _LISTS else self.blocks(child)
            if not any(blocks) or is_unseen(child):
                continue
            is_tight = all(block.startswith(("- ", "1. ")) for block in blocks[1:])
            text = ("\n" if is_tight else "\n\n").join(blocks)
            items.append(mark + _prefixed(text, " " * len(mark), "").lstrip())
        return "\n".join(items)

    def _table(self, element: HtmlElement) -> Iterator[str]:
        rows = rows_of(element)
        for caption in (child for child in children(element) if child.tag == "caption"):
            yield from self.blocks(caption)
        if is_layout(element, rows):
            for cell in (cell for row in rows for cell in row):
                yield from self.blocks(cell)
        else:
            yield table_text(rows, self._cell)

    def _cell(self, element: HtmlElement) -> str:
        outer, self.runs = self.runs, []
        for part in element.iter():
            if isinstance(part.tag, str) and part.tag in _BLOCKS and part is not element:
                part.tag = "span"
                part.text = f" {part.text or ''}"
                part.tail = f" {part.tail or ''}"
        self._content(element, Run(""))
        runs, self.runs = self.runs, outer
        return markdown_of_runs(spaced(runs), is_cell=True)

    def _lines(self, element: HtmlElement) -> list[str]:
        lines = element.text_content().strip("\n").split("\n")
        runs = [run for line in lines for run in (Run(line), Run("\n"))]
        return [markdown_of_runs(each) for each in paragraphs(runs)]


def _prefixed(text: str, prefix: str, empty: str) -> str:
    return "\n".join(f"{prefix}{line}" if line else empty for line in text.split("\n"))
