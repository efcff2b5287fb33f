"""What we remember: mapped classes with small methods; no session, no query."""
