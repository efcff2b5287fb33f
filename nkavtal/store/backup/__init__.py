"""Copies of a register: made, checked, listed, thinned, taken elsewhere and brought back."""
