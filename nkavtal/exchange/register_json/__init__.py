"""The whole register as one open file, out and in: JSON by a schema that travels with the program."""
