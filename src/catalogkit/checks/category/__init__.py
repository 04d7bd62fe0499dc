"""The shelves of the catalog."""
