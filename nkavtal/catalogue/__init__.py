"""What things are called and how they are shown."""
