"""What belongs to an item, what does not, and what must be there before."""
