"""The one place where systems differ: files, the person at the machine."""
