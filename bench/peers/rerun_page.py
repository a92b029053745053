"""A story stepped through in the usual way: every step is a rerun of the script.

A button, a `st_folium` map of the same stops that looks at the present one, and its text.
"""

from __future__ import annotations

import folium
import streamlit as st
from streamlit_folium import st_folium  # type: ignore[import-untyped]

from explorer.server.shelf import library
from explorer.site.assets import assets_version

ZOOM = 7


def offline_map() -> folium.Map:
    """A folium map that loads Leaflet alone, from the app's own server."""
    leaflet = f"../../assets/{assets_version()}/leaflet/leaflet"
    drawn = folium.Map(tiles=None, location=[0, 0], zoom_start=ZOOM)
    drawn.default_js = [("leaflet", f"{leaflet}.js")]
    drawn.default_css = [("leaflet_css", f"{leaflet}.css")]
    return drawn


def main() -> None:
    """Show the present event; the button goes on to the next one."""
    story = library().stories[0]
    events = [event for event in story.events if event.place]
    state = st.session_state
    state.setdefault("at", 0)
    if st.button("Next"):
        state.at = (state.at + 1) % len(events)
    event = events[state.at]
    place = story.place(event.place or "")
    left, right = st.columns(2)
    with left:
        drawn = offline_map()
        for stop in dict.fromkeys(entry.place or "" for entry in events):
            point = story.place(stop)
            folium.Marker([point.lat, point.lon]).add_to(drawn)
        # `center` moves the map; another `location` would rebuild it.
        st_folium(
            drawn,
            key="map",
            center=(place.lat, place.lon),
            zoom=ZOOM,
            returned_objects=[],
            height=600,
            use_container_width=True,
        )
    with right:
        st.markdown(event.summary[story.languages[0]])
        st.markdown(f"`{state.at} {place.lat} {place.lon}`")


if __name__ == "__main__":
    main()
