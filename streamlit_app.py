"""Start the itinerary explorer: `streamlit run streamlit_app.py`.

Streamlit finds `app` by reading this file, so `st.App` has to be called here by its name.
"""

import streamlit as st

from explorer.site import PAGE, routes

app = st.App(PAGE, routes=routes())
