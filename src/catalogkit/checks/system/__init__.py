"""What runs, and what it needs."""
