"""What the panes show, as plain values."""
