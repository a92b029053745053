"""Start the itinerary explorer: `streamlit run streamlit_app.py`.

Streamlit finds `app` by reading this file, so `st.App` has to be called here by its name.
"""

import streamlit as st

from explorer.server.app import PAGE, lifespan, middleware
from explorer.server.routes import routes
from explorer.server.starting import end_if_settings_are_wrong

end_if_settings_are_wrong()
OWN_ROUTES = routes()

app = st.App(PAGE, lifespan=lifespan, routes=OWN_ROUTES, middleware=middleware(OWN_ROUTES))
