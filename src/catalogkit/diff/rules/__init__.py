"""What each kind of difference means: one judgement a file."""
