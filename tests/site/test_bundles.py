"""Joining the frontend's modules and style sheets into one file each."""

import json
import re

import pytest

from explorer.paths import FRONTEND
from explorer.site.bundles import (
    PARTS,
    STATIC_STYLES,
    STYLES,
    BundleError,
    bundle_modules,
    bundle_parts,
    bundle_styles,
    expand_names,
    imported_styles,
)
from explorer.site.module_names import EXPORT
from explorer.site.modules import KEYS_MODULE, frontend_modules, keys_module, read_folder
from explorer.story.conditions import CONDITIONS


def test_a_module_comes_after_all_that_it_imports():
    joined = bundle_modules(
        {
            "explorer.js": 'import { b } from "./b.js";\nexport const a = b;\n',
            "b.js": 'import { c as d } from "./c.js";\nexport const b = d;\n',
            "c.js": "export function c() {}\n",
        }
    )
    assert [line for line in joined.splitlines() if line.startswith("const")] == [
        "const {c}=(()=>{",
        "const {b}=(()=>{",
        "const d=c;",
        "const b=d;",
        "const {a}=(()=>{",
        "const a=b;",
    ]


def test_a_name_that_several_modules_export_is_taken_from_each():
    joined = bundle_modules(
        {
            "explorer.js": 'import { a as b } from "./b.js";\nexport const a = b;\n',
            "b.js": "export const a = 1;\n",
        }
    )
    assert "const $1=(()=>{\nconst{a:b}=$0;\nconst a=b;\nreturn{a};\n})();\n" in joined
    assert joined.endswith("export const {a}=$1;\n")


def test_a_module_that_nobody_imports_stays_out():
    joined = bundle_modules(
        {"explorer.js": "export const a = 1;\n", "b.js": "export const b = 2;\n"}
    )
    assert "b=2" not in joined


def test_a_style_sheet_that_a_module_imports_is_joined_with_what_the_tokens_name():
    script = 'import a from "./a.css" with { type: "css" };\nexport const b = a;\n'
    tokens = "@custom-media --low (max-height: 9px);\nb {\n  top: 0;\n}\n"
    sheet = '/* A. */\n@media (--low) {\n  a::before {\n    content: "←";\n  }\n}\n'
    styles = imported_styles({"tokens.css": tokens, "a.css": sheet})
    joined = bundle_modules({"explorer.js": script} | styles)
    assert (
        "const $0 = new CSSStyleSheet();\n$0.replaceSync("
        r'"@media (max-height:9px){a::before{content: \"\u2190\"}}\n");'
        "\nconst {b}=(()=>{\nconst a=$0;\n"
    ) in joined


def test_a_file_of_json_is_joined_as_a_value():
    script = 'import values from "./v.json" with { type: "json" };\nexport const a = values;\n'
    joined = bundle_modules({"explorer.js": script, "v.json": '{\n  "a": [1, 2]\n}\n'})
    assert joined.splitlines()[1:5] == [
        'const $1 = {"a":[1,2]};',
        "const {a}=(()=>{",
        "const values=$1;",
        "const a=values;",
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('import a from "./a.js";\n', """explorer.js: found 'import a from "./a.js";', expected"""),
        ("export default 1;\n", "explorer.js: found 'export default 1;', expected"),
        ('import { a } from "./a.js";\n', "a.js: found no such module, expected one of"),
    ],
)
def test_another_form_is_refused(source: str, message: str):
    with pytest.raises(BundleError) as error:
        bundle_modules({"explorer.js": source})
    assert str(error.value).startswith(message)


def test_modules_that_import_each_other_are_refused():
    sources = {
        "explorer.js": 'import { b } from "./b.js";\nexport const a = 1;\n',
        "b.js": 'import { a } from "./explorer.js";\nexport const b = 1;\n',
    }
    with pytest.raises(BundleError, match="import each other"):
        bundle_modules(sources)


def test_what_is_imported_on_demand_is_a_part_that_takes_the_rest_from_the_joined_file():
    sources = {
        "explorer.js": 'import { b } from "./p/b.js";\nexport const a = () => b();\n',
        "p/b.js": 'import { c } from "../c.js";\n'
        'export const b = async () => await import("./later.js");\n',
        "p/later.js": 'import { c } from "../c.js";\nimport { d } from "./d.js";\n'
        "export const e = c + d;\n",
        "p/d.js": "export const d = 4;\n",
        "c.js": "export const c = 3;\n",
    }
    joined = bundle_modules(sources)
    assert 'const b=async()=>await import("./p/later.js");\n' in joined
    assert joined.endswith("export const shared={c};\nexport {a};\n")
    assert "const d=4" not in joined
    (part,) = bundle_parts(sources).items()
    assert part == (
        "p/later.js",
        'import { shared } from "./../explorer.js";\nconst {c}=shared;\n'
        "const {d}=(()=>{\nconst d=4;\nreturn{d};\n})();\n"
        "const $4=(()=>{\nconst e=c+d;\nreturn{e};\n})();\nexport const {e}=$4;\n",
    )
    whole = bundle_modules(sources, is_whole=True)
    assert "const b=async()=>$4;" in whole
    assert "const e=c+d" in whole
    assert "shared" not in whole


def test_every_part_of_the_frontend_has_its_file():
    assert tuple(bundle_parts(frontend_modules())) == PARTS


def test_every_module_of_the_frontend_is_reached():
    sources = frontend_modules()
    joined = bundle_modules(sources, is_whole=True)
    missing = []
    for number, name in enumerate(sorted(sources)):
        exports = ",".join(EXPORT.findall(sources[name]))
        if f"const {{{exports}}}=" not in joined and not re.search(rf"const \${number} ?=", joined):
            missing.append(name)
    assert missing == [
        "map/frame.js",
        "map/frame_guard.js",
        "offline/worker.js",
        "page/ahead.js",
        "page/starting.js",
    ]  # classic scripts: in the frame, as service worker, first on a page


@pytest.mark.parametrize("pane", ["article", "axis", "controls", "map", "table", "timeline"])
def test_no_pane_takes_anything_from_another(pane: str):
    own = re.compile(rf'from "\.\./{pane}/\w+\.js"')
    others = {
        name: source
        for name, source in frontend_modules().items()
        if not name.startswith((f"{pane}/", "explorer."))
    }
    assert [name for name, source in others.items() if own.search(source)] == []


def test_what_exports_nothing_is_joined_to_a_classic_script():
    sources = {
        "a.js": 'import { b } from "./b.js";\nb();\n',
        "b.js": "export const b = () => {};\n",
    }
    assert "export" not in bundle_modules(sources, "a.js")


def test_the_joined_file_has_what_streamlit_and_frames_call():
    joined = bundle_modules(frontend_modules())
    assert joined.endswith("export {mountExplorer,joinPage};\n")


def test_the_tokens_come_before_what_uses_them():
    sources = {"p/p.css": "p", "a.css": "a", "tokens.css": "t"}
    assert bundle_styles(sources, ("tokens.css", "p/p.css")) == "t\np\n"


def test_names_of_queries_and_of_declarations_are_replaced_by_them():
    sheet = (
        "@custom-media --small (max-width: 9rem);\n"
        "@mixin --unseen {\n  width: 1px;\n}\n"
        "@media (--small), (pointer: coarse) {\n  a {\n    @apply --unseen;\n  }\n}\n"
        "@container box (--small) { b { top: var(--small); } }\n"
    )
    assert expand_names(sheet) == (
        "@media (max-width: 9rem), (pointer: coarse) {\n  a {\n  width: 1px;\n  }\n}\n"
        "@container box (max-width: 9rem) { b { top: var(--small); } }\n"
    )


@pytest.mark.parametrize("sheet", ["@media (--small) {}\n", "a {\n  @apply --small;\n}\n"])
def test_a_name_that_no_sheet_defines_is_refused(sheet: str):
    with pytest.raises(BundleError, match="found the name --small in a style sheet"):
        expand_names(sheet)


@pytest.mark.parametrize("styles", [STYLES, STATIC_STYLES])
def test_no_name_is_left_in_what_browsers_get(styles: tuple[str, ...]):
    sheet = bundle_styles(read_folder(FRONTEND, ".css"), styles)
    assert not re.search(r"@custom-media|@mixin|@apply|@(media|container)[^{]*\(--", sheet)


def test_every_style_sheet_of_the_frontend_has_its_place():
    sheets = read_folder(FRONTEND, ".css")
    assert sorted([*STYLES, *imported_styles(sheets)]) == sorted(sheets)
    assert set(STATIC_STYLES) < set(STYLES)


def test_the_written_module_holds_every_key_in_order_with_its_standard():
    keys = json.loads(re.search(r"KEYS = (.*);", keys_module())[1])
    assert [(key["name"], key["standard"], key["isSetting"]) for key in keys] == [
        ("story", None, False),
        ("event", None, False),
        ("lang", None, True),
        ("clock", "place", True),
        ("asof", "now", True),
        *((name, "", False) for name in CONDITIONS),
        ("rest", "gone", True),
    ]
    assert [key["name"] for key in keys if key["isCondition"]] == list(CONDITIONS)


def test_the_types_of_the_written_module_name_what_it_exports():
    exported = re.findall(r"^export const (\w+)", keys_module(), re.MULTILINE)
    types = (FRONTEND / KEYS_MODULE).with_suffix(".d.ts").read_text("utf-8")
    assert exported == re.findall(r"^export const (\w+):", types, re.MULTILINE)


def test_no_template_goes_on_over_several_lines():
    for name, module in read_folder(FRONTEND, ".js").items():
        code = re.sub(r"/\*.*?\*/", "", module, flags=re.DOTALL)
        assert not [text for text in re.findall(r"`[^`]*`", code) if "\n" in text], name
