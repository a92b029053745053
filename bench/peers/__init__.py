"""Minimal Streamlit apps to compare with, measured in the same run as the explorer."""
