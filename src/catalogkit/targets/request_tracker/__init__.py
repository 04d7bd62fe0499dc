"""Target request-tracker: a catalog as the configuration of Request Tracker 5."""
