"""The least that Streamlit can show: what any page of its kind costs before we add anything."""

import streamlit as st

st.title("A bare page")
st.write("It has a title and a line of text.")
