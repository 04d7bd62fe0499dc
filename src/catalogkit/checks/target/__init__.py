"""Whether what the catalog says to platforms holds on every one of them."""
