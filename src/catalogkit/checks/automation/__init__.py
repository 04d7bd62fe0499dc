"""Work without hands: what it reads, and what happens when it fails."""
