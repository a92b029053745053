"""Maps and cards drawn as pictures, without a browser."""
