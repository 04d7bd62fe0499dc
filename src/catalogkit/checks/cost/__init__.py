"""What outages cost."""
