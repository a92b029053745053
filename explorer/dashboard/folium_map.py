"""The map pane: a folium map that loads only our own files and hands itself to `frontend/map`.

folium brings the Leaflet map; everything on it is drawn in the browser by `map.js` from the story
document. So the script below is the same for every
language, clock and selection, and one story's map is never mounted twice.

streamlit-folium runs the script in `<page>/component/streamlit_folium.st_folium/index.html`, an
iframe of the page's own origin. Leaflet is therefore addressed relative to that file, and our
module relative to the page.
"""

import json
import os
import re
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Final

import folium
from folium.template import Template
from streamlit_folium import (  # type: ignore[import-untyped]
    generate_leaflet_string,
    get_full_id,
    st_folium,
)

from explorer.site.map_options import LEAFLET_OPTIONS, online_maps

FROM_IFRAME_TO_PAGE: Final = "../../"
"""The way from the component's iframe to the page, whatever prefix a proxy puts before both."""

HEIGHT_PX: Final = 600
"""Height of the iframe where the page's style sheet does not give it one."""

# `_` because streamlit-folium takes `_[a-z0-9]+` out of a script before hashing it and rewrites
# such endings, `'` because it rewrites `{{'name'}}`; the others could end a template literal, a
# comment or the script element.
_UNSAFE: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&'`$_"})

# branca renders a script a second time, as a separate template: text between these would
# be run on the server. JSON itself never puts two such signs side by side.
_TEMPLATE_SYNTAX: Final = re.compile(r"\{(?=[{%#])")


def script_literal(value: object) -> str:
    r"""Return a JSON value as JavaScript source that stays a literal whatever text it holds.

    Every value that we write into a script passes here, and cannot end the literal, the
    script element or the template. Characters beyond ASCII become escapes as well.

    Raises:
        TypeError: `value` is not made of JSON types.

    >>> script_literal({"story": "</script>${x}{{x}}"})
    '{"story": "\\u003c/script\\u003e\\u0024{x}\\u007b{x}}"}'
    """
    return _TEMPLATE_SYNTAX.sub(r"\\u007b", json.dumps(value).translate(_UNSAFE))


class ExplorerMap(folium.Map):
    """A folium map that loads Leaflet from `assets` and nothing else, without tiles and controls.

    Controls and keys are added by `map.js`, which knows the reader's language.
    """

    # The header undoes what streamlit-folium's page fixes: a height in pixels, body margins, a
    # spare second map and a blank last line. `get_name()` becomes the `map_div` it insists on.
    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <style>
                html, body, #root, #parent, .float-child:first-child { height: 100%; margin: 0; }
                body { overflow: hidden; }
                body > span, .float-child:nth-child(2) { display: none; }
                #{{ this.get_name() }} { width: 100% !important; height: 100% !important; }
            </style>
        {% endmacro %}

        {% macro script(this, kwargs) %}
            var moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
            var {{ this.get_name() }} = L.map({{ this.literal(this.get_name()) }}, {
                ...{{ this.literal(this.leaflet_options) }},
                inertia: moves,
                zoomAnimation: moves,
                fadeAnimation: moves,
                markerZoomAnimation: moves,
            });
        {% endmacro %}
        """
    )
    literal = staticmethod(script_literal)

    def __init__(self, assets: str) -> None:
        super().__init__(tiles=None)
        # One script, because streamlit-folium loads one after the other; it brings the styles.
        self.default_js = [("leaflet", f"{FROM_IFRAME_TO_PAGE}{assets}map_frame.js")]
        self.default_css: list[tuple[str, str]] = []
        self.leaflet_options = dict(LEAFLET_OPTIONS)


class JoinExplorer(folium.MacroElement):
    """Hands the Leaflet map to `mountExplorer`, as the place of the map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            import(
                new URL({{ this.literal(this.module) }}, window.parent.document.baseURI).href
            ).then(({ mountExplorer }) => {
                const map = {{ this._parent.get_name() }};
                const place = map.getContainer();
                place.dataset.pane = "map";
                mountExplorer(place, {{ this.literal(this.explorer) }}, { map, L });
            });
        {% endmacro %}
        """
    )
    literal = staticmethod(script_literal)

    def __init__(self, assets: str, documents: Mapping[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "JoinExplorer"
        self.module = f"{assets}explorer.js"
        self.explorer = {"documents": dict(documents), "onlineMaps": online_maps(os.environ)}


def explorer_map(assets: str, documents: Mapping[str, str]) -> ExplorerMap:
    """Build a map to be given to `st_folium`, once: streamlit-folium changes what it is given.

    >>> explorer_map("assets/1/", {}).default_js
    [('leaflet', '../../assets/1/map_frame.js')]
    """
    drawn = ExplorerMap(assets)
    JoinExplorer(assets, documents).add_to(drawn)
    return drawn


class RenderedMap(folium.Map):
    """A map rendered once for all readers: `st_folium` finds in it what it would have made of it.

    Rendering folium's templates takes longer than everything else of a session. streamlit-folium
    asks a map for its root, its script and what it loads, and writes to it only the `_id` that it
    has already, so runs at the same time can share one.
    """

    def __init__(self, drawn: ExplorerMap) -> None:
        """Render a map, which is used up by it."""
        # Not folium's own: no templates, no children.
        root: Any = drawn.get_root()
        root.render()
        header = root.header.render().replace(get_full_id(drawn), "map_div")
        html = root.html.render().replace(get_full_id(drawn), "map_div")
        script = generate_leaflet_string(drawn)
        self._name, self._id = "Map", "div"
        self._children = OrderedDict()
        self._template: Any = SimpleNamespace(module=SimpleNamespace(script=lambda _: script))
        self._root = SimpleNamespace(
            render=lambda: None,
            header=SimpleNamespace(render=lambda: header),
            html=SimpleNamespace(render=lambda: html),
        )
        self.default_js, self.default_css = drawn.default_js, drawn.default_css
        self.options = drawn.options

    def get_root(self) -> Any:
        """Where streamlit-folium finds the header and the HTML."""
        return self._root

    def render(self, **_: Any) -> str:
        """Nothing is left to render."""
        return ""


@lru_cache(maxsize=4)
def rendered_map(assets: str, documents: tuple[tuple[str, str], ...]) -> RenderedMap:
    """The map of `explorer_map`, rendered for the first who asks."""
    return RenderedMap(explorer_map(assets, dict(documents)))


def show_map(story: str, assets: str, documents: Mapping[str, str]) -> None:
    """Put the map of `story` on the page; another story gets a map of its own.

    A rerun with the same arguments leaves the map in the browser as it is. Nothing comes back from
    it: the panes talk to each other, not to the server.

    Args:
        story: slug of the story.
        assets: where our files are served, relative to the page: `assets/<version>/`.
        documents: addresses of facts and words, relative to the page, for the browser to fill in.
    """
    st_folium(
        rendered_map(assets, tuple(documents.items())),
        key=f"map-{story}",
        returned_objects=[],
        height=HEIGHT_PX,
        use_container_width=True,
    )
