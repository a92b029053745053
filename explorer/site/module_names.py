"""How modules that are joined to one file reach what others of them export."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (\w+))", re.MULTILINE)
"""The only form of an export, with its name."""


@dataclass(frozen=True)
class ModuleNames:
    """How modules reach what others export, the same in the joined file and in all parts.

    A name that only one module exports is a variable of the whole file. Where others export the
    same, it is taken from the module, whose own variable is short. So are those of modules that are
    loaded on demand: who loads one calls what it exports by the same names.
    """

    modules: dict[str, str]
    """The variable of each module, by its path."""
    exports: dict[str, list[str]]
    """The names that each script module exports, by its path."""
    closed: frozenset[str]
    """Those whose exports are taken from their variable."""

    @classmethod
    def of(cls, sources: dict[str, str], on_demand: Iterable[str]) -> ModuleNames:
        """Those of all modules, given as their texts by path; some are loaded on demand."""
        scripts = [name for name in sorted(sources) if name.endswith(".js")]
        exports = {name: EXPORT.findall(sources[name]) for name in scripts}
        counts = Counter(export for names in exports.values() for export in names)
        shared = (name for name in scripts if any(counts[each] > 1 for each in exports[name]))
        numbered = {name: f"${number}" for number, name in enumerate(sorted(sources))}
        return cls(numbered, exports, frozenset([*shared, *on_demand]))

    def value(self, name: str) -> str:
        """A module as a value: an object with what it exports."""
        if name not in self.exports or name in self.closed:
            return self.modules[name]
        return f"{{{','.join(self.exports[name])}}}"

    def imported(self, name: str, given: str) -> str:
        """The statements for `import {given} from` a module; none for variables of the file."""
        if name in self.closed:
            return f"const {{{given.replace(' as ', ': ')}}} = {self.modules[name]};\n"
        renamed = [each.split(" as ") for each in given.split(",") if " as " in each]
        return "".join(f"const {own.strip()} = {other.strip()};\n" for other, own in renamed)

    def given(self, name: str, given: str) -> list[str]:
        """The variables of the file that such an import needs."""
        if name in self.closed:
            return [self.modules[name]]
        return [own for each in given.split(",") if (own := each.split(" as ")[0].strip())]

    def exported(self, name: str) -> str:
        """The statement that exports what a module does; none if that is nothing."""
        exports = ",".join(self.exports[name])
        if not exports:
            return ""
        if name in self.closed:
            return f"export const {{{exports}}}={self.modules[name]};\n"
        return f"export {{{exports}}};\n"
