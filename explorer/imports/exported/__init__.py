"""Files that the explorer exported, and what was changed in them since."""
