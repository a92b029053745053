"""Start the itinerary explorer: `streamlit run streamlit_app.py`.

Streamlit finds `app` by reading this file, so `st.App` has to be called here by its name.
"""

import streamlit as st

from explorer.server.app import PAGE, lifespan, middleware, routes
from explorer.server.health import health_middleware, health_routes
from explorer.server.routes import address_middleware, sharing_middleware, sharing_routes

OWN_ROUTES = [*routes(), *health_routes(), *sharing_routes()]

app = st.App(
    PAGE,
    lifespan=lifespan,
    routes=OWN_ROUTES,
    middleware=[
        *sharing_middleware(),
        *address_middleware(OWN_ROUTES),
        *health_middleware(),
        *middleware(),
    ],
)
