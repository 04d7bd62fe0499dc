"""Two catalogs compared: facts, differences, and what each means for whom."""
