"""Messages and their placeholders."""
