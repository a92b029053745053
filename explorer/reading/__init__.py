"""Story folders into checked records, with every problem in them."""
