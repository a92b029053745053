"""What slips in YAML look like, one entry per kind: what it is, and how the line should be."""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.reading import yaml_repairs as repairs


class Form(NamedTuple):
    """What a kind of slip looks like."""

    pattern: re.Pattern[str]
    found: str
    """What it is; `{sign}` is what the pattern's group of that name has found."""
    expected: str
    repair: repairs.Repair
    is_sure: bool = True
    """Whether the pattern alone says that it is one."""


_IN_BRACES = "source|says|when|time|note|lat|lon|why|en|it|de|fr|es"
"""Fields that are often written within braces."""
_QUOTES = "quotation marks around the text"
FORMS = (
    Form(
        re.compile(r"^ *\t"),
        "a tab at the beginning of the line",
        "{spaces} spaces",
        repairs.in_spaces,
    ),
    Form(
        re.compile(r"^ *\u00a0|[:,{-]\u00a0"),
        "a no-break space",
        "an ordinary space",
        repairs.with_plain_spaces,
    ),
    Form(
        re.compile(r"^ *(?P<sign>[–—•●▪‣·]|\*(?= ))\s*"),
        "{sign} before an entry",
        "a hyphen and a space",
        repairs.with_hyphen,
    ),
    Form(
        re.compile(r"^ *-(?=\t|[A-Za-z_]+:\s|[\"'{\[])"),
        "a hyphen without a space",
        "a hyphen and a space",
        repairs.with_hyphen,
        is_sure=False,
    ),
    Form(
        re.compile(r"[:,\[{-] *'[^']*'[^\s,}\]:#']"),
        "an apostrophe between single quotation marks",
        "double ones around the text",
        repairs.with_inner_quotes,
    ),
    Form(
        re.compile(r"""^[^"']*[:,\[{-] *"(?:[^"\\]|\\.)*"[^\s,}\]:#"]"""),
        "quotation marks within quotation marks",
        "other ones around the text",
        repairs.with_inner_quotes,
    ),
    Form(
        re.compile(r"""^(?:[^"]*"(?:[^"\\]|\\.)*")*[^"]*[:,\[{-] *"(?:[^"\\]|\\.)*$"""),
        "a quotation mark that is not closed",
        "another one at the end of the text",
        repairs.with_end_of_quotation,
    ),
    Form(
        re.compile(r"^[^\"']*[:,\[{-] *'[^']*$"),
        "a quotation mark that is not closed",
        "another one at the end of the text",
        repairs.with_end_of_quotation,
    ),
    Form(
        re.compile(r"^ *(?:- )*[\w-]+: +(?:\{ *\w+: +)?(?P<sign>[*%@`]|&(?=\S+ \S))"),
        "a text that begins with {sign}",
        _QUOTES,
        repairs.with_quotes,
    ),
    Form(
        re.compile(r"[{\[].* #"),
        "a # after a space, which begins a comment",
        _QUOTES,
        repairs.with_quotes,
        is_sure=False,
    ),
    Form(
        re.compile(r"""(?:[:,\[{]|^ *-) *(["'])[^"']*\1 +[^\s,}\]#:]"""),
        "text behind the quotation marks",
        "them around the whole text",
        repairs.with_quotes,
        is_sure=False,
    ),
    Form(
        re.compile(rf"\{{.*[^,{{\s] +(?:{_IN_BRACES}): "),
        "no comma between two fields",
        "one",
        repairs.with_comma,
        is_sure=False,
    ),
    Form(
        re.compile(r"^ *(?:- )*[\w-]+: +(?:[^\s\"'{\[|>#][^\"'#]*|\{[^\"'{}]*?: [^\"'{},]*): "),
        "a colon within a text",
        _QUOTES,
        repairs.with_quotes,
    ),
    Form(
        re.compile(r"[\[\]{}]"),
        "a bracket without its other half",
        "both",
        repairs.with_brackets,
        is_sure=False,
    ),
    Form(
        re.compile(r"(?:[:,\[{]|^ *-) +(?P<sign>[*%@`&!|>?,\[\]-])(?=\S* *\S)"),
        "a text that begins with {sign}",
        _QUOTES,
        repairs.with_quotes,
        is_sure=False,
    ),
    Form(
        re.compile(r": .*:(?: |$)"),
        "a colon within a text",
        _QUOTES,
        repairs.with_quotes,
        is_sure=False,
    ),
    Form(
        re.compile(r"^ *(?:- )*[\w-]+:[^\s/]"),
        "no space after the colon",
        "one",
        repairs.with_space,
        is_sure=False,
    ),
    Form(
        re.compile(r"^ *(?:- )*[a-z_]+(?: *= *| +)[^\s:=][^:]*$|^ *[a-z_]+ *$"),
        "no colon after the name of a field",
        "one, with a space after it",
        repairs.with_colon,
        is_sure=False,
    ),
    Form(
        re.compile(r"^ *[\w-]+: +\S|^ *- [\w-]+\s*$"),
        "an entry that does not begin with a hyphen and a field",
        "both",
        repairs.as_an_entry,
        is_sure=False,
    ),
    Form(
        re.compile(r"^ *//"),
        "// before a comment",
        "#",
        repairs.as_a_comment,
    ),
    Form(
        re.compile(r"^ *```"),
        "``` of Markdown",
        "the lines of the story alone",
        repairs.without_it,
        is_sure=False,
    ),
)
"""Every kind of slip; the first that fits, and with whose repair the parser gets on, is meant."""
