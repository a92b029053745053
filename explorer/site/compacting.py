"""Modules and style sheets as browsers need them: without comments, indentation and needless space.

Every function, class or rule that is not within another begins a line, so an error still names one.
Lines with a slash outside of texts keep their space, as they may hold a pattern, and are not joined
to the next, as they may end with a comment. So do those with a template within another. No template
goes on over several lines.
"""

from __future__ import annotations

import re

_JSDOC = re.compile(
    r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n|/\*\* @(?:type|param)[^\n]*?\*/ ?", re.MULTILINE | re.DOTALL
)
_REMARK = re.compile(r"""\s*(?<!\S)// [^"'`]*$""")
"""A comment at the end of a line, which no text ends with: that would end with a quotation mark."""
_STYLE_REMARK = re.compile(r"/\*(?:(?!\*/).)*\*/", re.DOTALL)
_TEXT = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{)|\$\{[^{}`"']*\})*`)"""
)
"""A text in quotation marks, or a template whose expressions hold no braces and no other text."""
_SIGNS = re.compile(r" ?([=<>?:*,{}()&|;!%\[\]]+) ?")
_SUMS = re.compile(r"(?<![+-]) ([+-]) (?![+-])")
_LOOP = re.compile(r"\s*(?:for|while|if)\b")
_BLOCK_END = re.compile(r";?\n?}")
_STYLE_SIGNS = re.compile(r" ?([{};,]) ?|(?<=:) ")


def compact_script(source: str) -> str:
    r"""A module's source, shorter.

    >>> compact_script('/** Says it. */\nfunction f(a) {\n  // at once\n  g({ a }, " : ");\n}\n')
    'function f(a){g({a}," : ")\n}\n'
    """
    compacted: list[str] = []
    for line in _JSDOC.sub("", source).splitlines():
        code = _REMARK.sub("", line.strip())
        if not code or code.startswith("// "):
            continue
        is_within = line.startswith((" ", "\t"))
        if code.startswith("}") and _ends_statement(compacted[-1]):
            compacted[-1] = compacted[-1][:-1]
        if compacted and is_within and _is_open(compacted[-1]):
            compacted.append(_tight(code))
        else:
            compacted.append(f"\n{_tight(code)}" if compacted else _tight(code))
    return "".join([*compacted, "\n"] if compacted else [])


def _is_open(line: str) -> bool:
    return line.endswith(("{", "(", "[", ",", ";")) and not _may_be_other("/", line)


def _ends_statement(line: str) -> bool:
    """Whether it ends with a semicolon that a brace after it makes needless."""
    return line.endswith(";") and not _may_be_other("/", line) and not _LOOP.match(line)


def _tight(code: str) -> str:
    if _may_be_other("/`", code):
        return code
    pieces = _TEXT.split(code)  # every other one is a text
    return "".join(
        piece if at % 2 else _SUMS.sub(r"\1", _SIGNS.sub(r"\1", piece))
        for at, piece in enumerate(pieces)
    )


def _may_be_other(signs: str, line: str) -> bool:
    """Whether one of these signs is outside of the line's texts, where it may begin anything."""
    return any(sign in piece for piece in _TEXT.split(line)[::2] for sign in signs)


def compact_styles(sheet: str) -> str:
    r"""A style sheet, shorter.

    >>> compact_styles('/* All. */\na :hover,\np {\n  color: red;\n  content: " : ";\n}\n')
    'a :hover,p{color:red;content: " : "}\n'
    """
    lines = (line.strip() for line in _STYLE_REMARK.sub("", sheet).splitlines())
    tight = (line if '"' in line else _STYLE_SIGNS.sub(r"\1", line) for line in lines if line)
    joined = re.sub(r"(?<=[{;,])\n", "", "\n".join(tight))
    return _BLOCK_END.sub("}", joined) + "\n" if joined else ""
