"""What is asked, and whether it can be answered."""
