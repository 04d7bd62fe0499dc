"""Who must agree, and whether anybody can."""
