"""By when: times that can be read off a clock."""
