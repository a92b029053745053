"""Modules and style sheets as browsers need them: without comments, indentation and needless space.

Every function, class or rule that is not within another begins a line, so an error still names one.
Lines with a slash or a backtick keep their space, as they may hold a pattern or a template, and are
not joined to the next, as they may end with a comment. No template goes on over several lines.
"""

from __future__ import annotations

import re

_JSDOC = re.compile(
    r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n|/\*\* @(?:type|param)[^\n]*?\*/ ?", re.MULTILINE | re.DOTALL
)
_REMARK = re.compile(r"""\s*(?<!\S)// [^"'`]*$""")
"""A comment at the end of a line, which no text ends with: that would end with a quotation mark."""
_STYLE_REMARK = re.compile(r"/\*(?:(?!\*/).)*\*/", re.DOTALL)
_TEXT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_SIGNS = re.compile(r" ?([=<>?:*,{}()&|;!%\[\]]+) ?")
_BLOCK_END = re.compile(r";?\n?}")
_STYLE_SIGNS = re.compile(r" ?([{};,]) ?|(?<=:) ")


def compact_script(source: str) -> str:
    r"""A module's source, shorter.

    >>> compact_script('/** Says it. */\nfunction f(a) {\n  // at once\n  g({ a }, " : ");\n}\n')
    'function f(a){g({a}," : ");\n}\n'
    """
    compacted: list[str] = []
    for line in _JSDOC.sub("", source).splitlines():
        code = _REMARK.sub("", line.strip())
        if not code or code.startswith("// "):
            continue
        is_within = line.startswith((" ", "\t"))
        if compacted and is_within and _is_open(compacted[-1]):
            compacted.append(_tight(code))
        else:
            compacted.append(f"\n{_tight(code)}" if compacted else _tight(code))
    return "".join([*compacted, "\n"] if compacted else [])


def _is_open(line: str) -> bool:
    return line.endswith(("{", "(", "[", ",", ";")) and "/" not in line


def _tight(code: str) -> str:
    if "/" in code or "`" in code:
        return code
    pieces = _TEXT.split(code)  # every other one is a text
    return "".join(piece if at % 2 else _SIGNS.sub(r"\1", piece) for at, piece in enumerate(pieces))


def compact_styles(sheet: str) -> str:
    r"""A style sheet, shorter.

    >>> compact_styles('/* All. */\na :hover,\np {\n  color: red;\n  content: " : ";\n}\n')
    'a :hover,p{color:red;content: " : "}\n'
    """
    lines = (line.strip() for line in _STYLE_REMARK.sub("", sheet).splitlines())
    tight = (line if '"' in line else _STYLE_SIGNS.sub(r"\1", line) for line in lines if line)
    joined = re.sub(r"(?<=[{;,])\n", "", "\n".join(tight))
    return _BLOCK_END.sub("}", joined) + "\n" if joined else ""
