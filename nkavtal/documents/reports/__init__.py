"""One report a file: a query's answer becomes neutral content."""
