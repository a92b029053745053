"""Serves `rerun_page.py`, with Leaflet from our own routes so that only the way of a step differs.

The page is named, not imported: streamlit-folium has to be imported first by a running script.
"""

from pathlib import Path

import streamlit as st

from explorer.server.routes import routes

app = st.App(Path(__file__).with_name("rerun_page.py"), routes=routes())
