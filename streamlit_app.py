"""Start the itinerary explorer: `streamlit run streamlit_app.py`.

Streamlit finds `app` by reading this file, so `st.App` has to be called here by its name.
"""

import streamlit as st

from explorer.sharing.routes import sharing_middleware, sharing_routes
from explorer.site import PAGE, lifespan, middleware, routes

app = st.App(
    PAGE,
    lifespan=lifespan,
    routes=[*routes(), *sharing_routes()],
    middleware=[*middleware(), *sharing_middleware()],
)
