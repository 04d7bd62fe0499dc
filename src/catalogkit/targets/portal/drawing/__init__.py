"""A value stream as a static picture: wide as lanes of teams, narrow as a column."""
