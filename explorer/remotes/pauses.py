"""How long a remote may take, in seconds."""

from typing import Final

CONNECT_S: Final = 15
"""To accept a connection."""
SILENCE_S: Final = 30
"""To say nothing."""
