"""What follows from dates, decisions and numbers: pure functions and frozen values."""
