"""Whether there is somebody behind a team's name."""
