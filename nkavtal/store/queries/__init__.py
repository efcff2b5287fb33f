"""What is read: SQL in, frozen rows out."""
