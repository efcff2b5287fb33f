"""What every room leans on: errors, language, places, clock, files."""
