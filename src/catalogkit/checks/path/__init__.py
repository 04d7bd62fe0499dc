"""Where requests go: exactly one path for each."""
