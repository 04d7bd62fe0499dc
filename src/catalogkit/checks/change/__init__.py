"""How changes are made."""
