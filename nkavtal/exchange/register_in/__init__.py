"""Other offices' registers as Excel: recognised, read cell by cell, and laid out as one plan."""
