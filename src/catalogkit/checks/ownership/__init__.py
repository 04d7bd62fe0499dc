"""Whether somebody answers for each thing, and looks at it again."""
