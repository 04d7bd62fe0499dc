"""Live platforms that the manifest names."""
