"""Builds the archive of the built-in basemap, `data/basemap/world.pmtiles`.

Run when the map is to change, never while a page is served: it needs layers and libraries that the
app does not. Sources, licences and disputed borders are described in `docs/basemap.md`.
"""
