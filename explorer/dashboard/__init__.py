"""The explorer as Streamlit's page."""
