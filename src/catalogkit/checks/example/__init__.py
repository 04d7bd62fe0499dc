"""Examples that no longer hold."""
