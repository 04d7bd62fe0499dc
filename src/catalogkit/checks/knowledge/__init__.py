"""Articles: whether they exist, are current, and are found."""
