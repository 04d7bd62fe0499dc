"""What may be written, as types: the only package that knows pydantic."""
