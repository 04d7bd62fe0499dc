"""Who does and who answers."""
