"""All entities together: linked, judged, and the views that targets share."""
