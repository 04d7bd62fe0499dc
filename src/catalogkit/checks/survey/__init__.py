"""How people are asked afterwards."""
