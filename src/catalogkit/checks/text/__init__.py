"""What people read, in each of their languages."""
