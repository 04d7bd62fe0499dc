"""What is given and must end."""
