"""What IT keeps running for somebody."""
