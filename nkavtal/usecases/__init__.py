"""What a person can do, and what the window asks."""
