"""What we print: neutral content and its printers."""
