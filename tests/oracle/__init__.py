"""Answers reckoned a second time, from the words alone: nothing in here may look at the program (import-linter)."""
