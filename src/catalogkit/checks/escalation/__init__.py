"""What happens when time runs out."""
