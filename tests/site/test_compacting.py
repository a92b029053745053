"""What is left out of modules and style sheets on the way to a browser, and what never is."""

from __future__ import annotations

import re

import pytest

from explorer.paths import FRONTEND
from explorer.site.compacting import compact_script, compact_styles
from explorer.site.modules import read_folder


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("const a = 1;\n\nconst b = 2;\n", "const a=1;\nconst b=2;\n"),
        ("/**\n * Words.\n * @param a\n */\nf(a); // twice\n", "f(a);\n"),
        ("f(a); // it's “here”\n", "f(a); // it's “here”\n"),
        ("const a = /** @type {any} */ (1);\n  /** @type {any} */ (a);\n", "const a=(1);(a);\n"),
        ('f(" : ", \'a = b\', "it\'s = so");\n', 'f(" : ",\'a = b\',"it\'s = so");\n'),
        ('f("a \\" = b", c = d);\n', 'f("a \\" = b",c=d);\n'),
        ("const a = b / c;\n", "const a = b / c;\n"),
        ("f(`a = ${b + c}`, d = e);\n", "f(`a = ${b + c}`,d=e);\n"),
        ("f(`a = ${b ? `c = d` : e}`);\n", "f(`a = ${b ? `c = d` : e}`);\n"),
        ('f(`a = ${g("b = c")}`);\n', 'f(`a = ${g("b = c")}`);\n'),
        ('f("a/b", c = d);\n', 'f("a/b",c=d);\n'),
        ("const a = b + c - d;\n", "const a=b+c-d;\n"),
        ("if (a) {\n  b - -c;\n  d + +e;\n}\n", "if(a){b - -c;d + +e\n}\n"),
        ("{\n  while (a());\n}\n", "{while(a());\n}\n"),
        ("{\n  a = /b/;\n}\n", "{a = /b/;\n}\n"),
        ('f(\n  "// a", // no text\n  b,\n);\n', 'f("// a",b,\n);\n'),
    ],
)
def test_a_script_loses_comments_and_space_that_mean_nothing(source: str, sent: str):
    assert compact_script(source) == sent


def test_a_line_that_may_end_with_a_comment_is_not_joined_to_the_next():
    assert (
        compact_script('{\n  a("/"); // it\'s b,\n  c();\n}\n') == '{a("/"); // it\'s b,\nc()\n}\n'
    )


@pytest.mark.parametrize(
    ("sheet", "sent"),
    [
        ("/* A. */\n\na {\n  color: red; /* b */\n}\n", "a{color:red}\n"),
        ("a :hover,\nb > c {\n  margin: 0 1px;\n}\n", "a :hover,b > c{margin:0 1px}\n"),
        ('a::before {\n  content: " : { ";\n}\n', 'a::before{content: " : { "}\n'),
        ("a {\n  width: calc(1px + 2px);\n}\nb {\n}\n", "a{width:calc(1px + 2px)}\nb{}\n"),
    ],
)
def test_a_style_sheet_loses_comments_and_space_that_mean_nothing(sheet: str, sent: str):
    assert compact_styles(sheet) == sent


def test_no_template_goes_on_over_several_lines():
    for name, module in read_folder(FRONTEND, ".js").items():
        code = re.sub(r"/\*.*?\*/", "", module, flags=re.DOTALL)
        assert not [text for text in re.findall(r"`[^`]*`", code) if "\n" in text], name


def test_every_text_in_a_module_ends_on_its_line():
    """A quotation mark of a text is never taken for that of another: patterns have a slash."""
    for name, module in read_folder(FRONTEND, ".js").items():
        plain = re.sub(r"/\*.*?\*/", "", module, flags=re.DOTALL).splitlines()
        lines = [line for line in plain if not re.search("[/`]", line)]
        odd = [
            line
            for line in lines
            if re.sub(r""""(\\.|[^"\\])*"|'(\\.|[^'\\])*'""", "", line).count('"') % 2
        ]
        assert odd == [], name
