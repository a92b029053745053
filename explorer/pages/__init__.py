"""Pages that need no script, and what describes them to others."""
