"""What an item is worth."""
