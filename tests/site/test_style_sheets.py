"""What the style sheets must not say: what some browser does not understand, or is slow with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

EXPLORER = Path(__file__).parents[2] / "explorer"
STYLED = sorted(
    path for kind in ("css", "html", "js", "py") for path in EXPLORER.rglob(f"*.{kind}")
)
"""Files that hold style: sheets, templates, and code that writes either."""
SHEETS = [path for path in STYLED if path.suffix == ".css"]

PREFIXED_IN_SAFARI = (
    "box-decoration-break",
    "initial-letter",
    "line-clamp",
    "text-size-adjust",
    "user-select",
)
"""Properties that Safari 26 has only as `-webkit-…`."""


def declared(text: str, name: str) -> list[str]:
    """Every value that a property is given."""
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.findall(rf"(?<![\w-]){name}\s*:\s*([^;{{}}\"'`]+)", without_comments)


def test_a_declaration_is_found_without_its_longhands_and_comments() -> None:
    sheet = "a { text-decoration: underline 1px red; text-decoration-style: solid /* b: c */ }"
    assert declared(sheet, "text-decoration") == ["underline 1px red"]
    assert declared("/* text-decoration: none */", "text-decoration") == []


def test_text_decoration_has_one_value_because_safari_drops_a_shorthand_of_more() -> None:
    found = [
        f"{path.relative_to(EXPLORER)}: {value}"
        for path in STYLED
        for value in declared(path.read_text(), "text-decoration")
        if len(value.split()) > 1
    ]
    assert found == []


def tried_with_every_element(text: str) -> list[str]:
    """Selectors whose last part, or only one, is an `:is()` or `:where()` of several.

    Chromium finds rules by the class, name or id in the last part of their selector, and passes
    over those that want an ancestor which is not there: `.ex-pane` and the like always are. What
    is left it tries with every element that a step changes.
    """
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    heads = re.findall(r"([^{};]+)\{", without_comments)
    selectors = [" ".join(each.split()) for head in heads for each in re.split(r",\n", head)]
    within = r"(?:[^()]|\((?:[^()]|\([^()]*\))*\))*"
    several = rf":(?:is|where)\({within},{within}\)"
    found = rf"(?:\.ex-(?:app|page|pane) )?{several}(?: > :[\w-]+)?"
    return [each for each in selectors if re.fullmatch(found, each)]


def test_a_rule_for_every_element_is_found() -> None:
    assert tried_with_every_element(":is(.a, .b:not(.c)) {}") == [":is(.a, .b:not(.c))"]
    assert tried_with_every_element(":is(.a, .b) > :first-child,\n.c {}")
    assert tried_with_every_element(".ex-pane :where(h1, p) {}")
    assert tried_with_every_element(".ex-page :is(#a, #a :is(.b, .c)) {}")
    assert tried_with_every_element("a {} .a :is(b, c) {} :is(.a, .b) .c {} .a:is(.b, .c) {}") == []


def test_no_rule_ends_with_a_choice_where_its_ancestor_is_always_there() -> None:
    on_screen = [path for path in SHEETS if path.name != "paper.css"]
    texts = {path: path.read_text() for path in on_screen}
    found = {path.name: tried_with_every_element(text) for path, text in texts.items()}
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("name", PREFIXED_IN_SAFARI)
def test_what_safari_has_only_with_a_prefix_is_also_written_with_it(name: str) -> None:
    for text in (path.read_text() for path in SHEETS):
        assert declared(text, f"-webkit-{name}") == declared(text, name)


def test_the_layout_changes_at_sizes_that_are_all_named_in_one_sheet() -> None:
    own = {
        f"{path.relative_to(EXPLORER)}: {query.strip()}"
        for path in SHEETS
        for query in re.findall(
            r"@(?:media|container)([^{]*(?:width|height)[^{]*) \{", path.read_text()
        )
    }
    assert own == {
        # How wide the pane is, which no other rule asks.
        "frontend/timeline/narrow.css: ex-timeline (max-width: 19rem)"
    }


def test_the_script_that_lets_the_header_pass_asks_for_the_sizes_of_the_sheets() -> None:
    tokens = (EXPLORER / "frontend" / "tokens.css").read_text()
    sizes = dict(re.findall(r"@custom-media (--[\w-]+) (.+);", tokens))
    script = (EXPLORER / "frontend" / "controls" / "fitting.js").read_text()
    assert f'"{sizes["--ex-phone"]}, {sizes["--ex-low"]}"' in script
