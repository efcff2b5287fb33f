"""The one place where systems differ: files, locks, drives, processes, the person at the machine."""
