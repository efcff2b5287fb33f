"""Reusable parts that know no subject."""
