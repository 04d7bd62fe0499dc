"""How urgent: impact and urgency make a priority."""
