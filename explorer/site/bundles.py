"""The frontend's modules and style sheets joined into one file each, when they are first asked for.

Small modules read well but load badly: each costs a request, and each level of imports
a round trip. There is no build step all the same: the modules keep to two forms, `import { a, b }
from "../map/other.js"` and `export function|const|class`, and to `import a from "./a.json" with
{ type: "json" }` for data and likewise for a style sheet (`css`), so joining them is a matter of
order and scope.
`tests/site/test_bundles.py` holds every module to these forms.

What is needed on demand is a part of its own: `await import("./jump.js")` loads that module, and
what only it needs, when a reader asks for it.
"""

from __future__ import annotations

import json
import re
from functools import partial
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath
from posixpath import normpath

from explorer.paths import FRONTEND
from explorer.site.compacting import compact_script, compact_styles
from explorer.site.module_names import EXPORT, ModuleNames
from explorer.story.errors import ExplorerError

ENTRY = "explorer.js"
"""The module that all others are reached from; the joined file has its name and its exports."""

PARTS_LIST = "parts.json"
"""The list of `PARTS`, which browsers read as well, to fetch them ahead."""
PARTS: tuple[str, ...] = tuple(json.loads((FRONTEND / PARTS_LIST).read_text("utf-8")))
"""The modules that are loaded on demand, by their paths, which are those of their files as well."""
LONG_PARTS: tuple[str, ...] = tuple(part for part in PARTS if "long_" in part)
"""Those that every long story needs."""

STYLES = (
    "tokens.css",
    "pane/pane.css",
    "article/article.css",
    "axis/axis.css",
    "axis/marks.css",
    "axis/tools.css",
    "axis/narrow.css",
    "basemap/basemap.css",
    "page/catalogue.css",
    "controls/controls.css",
    "controls/narrow.css",
    "controls/tools.css",
    "controls/panels/dialogs.css",
    "page/early.css",
    "controls/filters/filters.css",
    "page/layout.css",
    "marks/tracks.css",
    "map/map.css",
    "map/legs.css",
    "map/names.css",
    "map/clusters.css",
    "map/controls.css",
    "page/paper.css",
    "page/story_page.css",
    "page/streamlit.css",
    "media/media.css",
    "table/table.css",
    "timeline/timeline.css",
    "timeline/opening.css",
    "timeline/row.css",
    "timeline/details.css",
    "timeline/narrow.css",
    "page/user_colours.css",
)
"""All style sheets in the order of the cascade: names, the frame of a pane, the rest, overrides."""
STATIC_STYLES = tuple(
    name for name in STYLES if name not in {"page/catalogue.css", "page/streamlit.css"}
)

COMPILE_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""For the head of a script that is needed whole: Chromium compiles it while it arrives, beside the
main thread (Explicit Compile Hints); others read a comment."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.\.?/[\w/.]+\.js)";\n', re.MULTILINE)
_DATA = re.compile(
    r'^import (\w+) from "(\.\.?/[\w/.]+\.(json|css))" with \{ type: "\3" \};\n', re.MULTILINE
)
_LATER = re.compile(r'\bawait import\("(\.\.?/[\w/.]+\.js)"\)')
_MEDIA = re.compile(r"^@custom-media (--[\w-]+) (.+);\n", re.MULTILINE)
_MIXIN = re.compile(r"^@mixin (--[\w-]+) \{\n(.*?)^\}\n", re.MULTILINE | re.DOTALL)
_QUERY = re.compile(r"@(?:media|container)[^{]*")
_APPLY = re.compile(r"[ \t]*@apply (--[\w-]+);\n")
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class BundleError(ExplorerError):
    """A module that cannot be joined to the others; the message says which and why."""


def bundle_modules(sources: dict[str, str], entry: str = ENTRY, *, is_whole: bool = False) -> str:
    """One ES module with the exports of `entry`; without any it is a classic script as well.

    Args:
        sources: the text of each module by its path below the folder, `map/stops.js`.
        entry: path of the module to begin with.
        is_whole: whether what is imported on demand is in it, for a page that cannot load it.

    Raises:
        BundleError: a module is missing, imports itself through others, or uses another form of
            import or export than those that are joined.

    >>> print(bundle_modules({"explorer.js": "export function f() {}\\n"}))
    //# allFunctionsCalledOnLoad
    const {f}=(()=>{
    function f(){}
    return{f};
    })();
    export {f};
    <BLANKLINE>
    """
    order = _ordered(sources, [entry])
    parts = _imported_later(sources, order)
    if is_whole:
        order = _ordered(sources, [entry, *parts])
    names = _names(sources)
    scopes = [_scope(name, sources, names, is_whole=is_whole) for name in order]
    used = [] if is_whole else _shared(sources, order, parts, names)
    shared = f"export const shared={{{','.join(used)}}};\n" if used else ""
    return COMPILE_AT_ONCE + "".join(scopes) + shared + names.exported(entry)


def bundle_parts(sources: dict[str, str], entry: str = ENTRY) -> dict[str, str]:
    """The modules that are imported on demand, by path, each with what it alone needs.

    They lie beside the file of `bundle_modules`, which is called `ENTRY` whatever its entry.

    Raises:
        BundleError: as `bundle_modules`.
    """
    present = _ordered(sources, [entry])
    return {part: _part(sources, part, present) for part in _imported_later(sources, present)}


def _part(sources: dict[str, str], part: str, present: tuple[str, ...]) -> str:
    main = "../" * part.count("/") + ENTRY
    names = _names(sources)
    shared = ",".join(_shared(sources, present, [part], names))
    order = [name for name in _ordered(sources, [part]) if name not in present]
    scopes = [_scope(name, sources, names) for name in order]
    return (
        f'import {{ shared }} from "./{main}";\nconst {{{shared}}}=shared;\n'
        f"{''.join(scopes)}{names.exported(part)}"
    )


def _ordered(sources: dict[str, str], entries: list[str]) -> tuple[str, ...]:
    """The modules that some reach, each after all that it imports."""
    imports: dict[str, list[str]] = {}
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        if name in imports:
            continue
        if name not in sources:
            raise BundleError(f"{name}: found no such module, expected one of {sorted(sources)}")
        found = [*_IMPORT.finditer(sources[name]), *_DATA.finditer(sources[name])]
        imports[name] = [_resolved(name, match[2]) for match in found]
        waiting.extend(imports[name])
    try:
        return tuple(TopologicalSorter(imports).static_order())
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise BundleError(f"found modules that import each other: {circle}") from error


def _imported_later(sources: dict[str, str], names: tuple[str, ...]) -> list[str]:
    found = {
        _resolved(name, match[1]) for name in names for match in _LATER.finditer(sources[name])
    }
    return sorted(found)


def _names(sources: dict[str, str]) -> ModuleNames:
    return ModuleNames.of(sources, _imported_later(sources, tuple(sources)))


def _shared(
    sources: dict[str, str], present: tuple[str, ...], parts: list[str], names: ModuleNames
) -> list[str]:
    """The variables that some parts need of the modules that are there already."""
    found: set[str] = set()
    for importer in set(_ordered(sources, parts) if parts else ()) - set(present):
        for match in _IMPORT.finditer(sources[importer]):
            name = _resolved(importer, match[2])
            if name in present:
                found.update(names.given(name, match[1]))
        data = (_resolved(importer, match[2]) for match in _DATA.finditer(sources[importer]))
        found.update(names.modules[name] for name in data if name in present)
    return sorted(found)


def _scope(
    name: str, sources: dict[str, str], names: ModuleNames, *, is_whole: bool = False
) -> str:
    """A module as a function scope that hands out what it exports, JSON and styles as values.

    What it imports on demand is loaded from a file beside the joined one, if it is not in that.
    """
    source, own = sources[name], names.modules[name]
    if name.endswith(".json"):
        value = json.dumps(json.loads(source), ensure_ascii=False, separators=(",", ":"))
        return f"const {own} = {value};\n"
    if name.endswith(".css"):
        sheet = f"const {own} = new CSSStyleSheet();\n"
        return sheet + f"{own}.replaceSync({json.dumps(source)});\n"

    def on_demand(match: re.Match[str]) -> str:
        part = _resolved(name, match[1])
        return names.modules[part] if is_whole else f'await import("./{part}")'

    body = _DATA.sub(
        lambda match: f"const {match[1]} = {names.modules[_resolved(name, match[2])]};\n", source
    )
    body = _IMPORT.sub(lambda match: names.imported(_resolved(name, match[2]), match[1]), body)
    body = _LATER.sub(on_demand, EXPORT.sub("", body))
    if other := _OTHER.search(body):
        raise BundleError(
            f"{name}: found {other[0]!r}, expected "
            'import { a, b } from "./other.js" or export function, const or class'
        )
    value = names.value(name)
    exports = ",".join(names.exports[name])
    kept = f"const {value}=" if exports else ""
    return f"{kept}(()=>{{\n{compact_script(body)}return{{{exports}}};\n}})();\n"


def _resolved(importer: str, address: str) -> str:
    """Path of an imported module below the frontend's folder.

    >>> _resolved("map/stops.js", "../core/channel.js")
    'core/channel.js'
    """
    return normpath(PurePosixPath(importer).parent / address)


def bundle_styles(sources: dict[str, str], order: tuple[str, ...]) -> str:
    """One style sheet from those named, in this order: a later rule wins over an equal earlier one.

    Args:
        sources: the text of each style sheet by its path below the folder.
        order: paths of the style sheets that the page needs.

    Raises:
        KeyError: one of them is missing.
        BundleError: one uses a name that none defines.
    """
    return compact_styles(expand_names("\n".join(sources[name] for name in order)))


def imported_styles(sources: dict[str, str]) -> dict[str, str]:
    """The style sheets that only modules import, by path, with what `tokens.css` names put in.

    Raises:
        BundleError: one uses a name that it does not define.
    """
    tokens = sources["tokens.css"]
    named = "".join(match[0] for form in (_MEDIA, _MIXIN) for match in form.finditer(tokens))
    others = [name for name in sources if name not in STYLES]
    return {name: bundle_styles({name: named + sources[name]}, (name,)) for name in others}


def expand_names(sheet: str) -> str:
    """A style sheet with the names of queries and of groups of declarations replaced by them.

    `@custom-media`, `@mixin` and `@apply` are drafts of CSS that browsers do not know.

    Raises:
        BundleError: it uses a name that it does not define.

    >>> expand_names("@custom-media --small (width < 9em);\\n@media (--small) { a {} }\\n")
    '@media (width < 9em) { a {} }\\n'
    """
    queries = dict(_MEDIA.findall(sheet))
    groups = dict(_MIXIN.findall(sheet))
    plain = _MIXIN.sub("", _MEDIA.sub("", sheet))
    named = partial(re.sub, r"\((--[\w-]+)\)", lambda match: _meant(match[1], queries))
    plain = _QUERY.sub(lambda match: named(match[0]), plain)
    return _APPLY.sub(lambda match: _meant(match[1], groups), plain)


def _meant(name: str, names: dict[str, str]) -> str:
    if name not in names:
        raise BundleError(f"found the name {name} in a style sheet, expected one of {list(names)}")
    return names[name]
