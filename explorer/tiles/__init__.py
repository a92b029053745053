"""Tiled maps: reads vector tiles from PMTiles archives, wary of truncated and hostile files."""
