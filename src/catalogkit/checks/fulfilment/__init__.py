"""The work: its order, and the items it is made of."""
