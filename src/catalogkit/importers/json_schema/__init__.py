"""JSON Schemas of forms, with the UI schema that stands beside them."""
