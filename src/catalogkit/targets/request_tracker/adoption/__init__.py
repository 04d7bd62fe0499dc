"""What a Request Tracker holds → definitions that an author would have written.

`things` knows everything that was read and what became of it, `ids` what each is called
from now on. `fields`, `items`, `people`, `hours` and `articles` write definitions;
`adopt` puts them together and says by name what stays behind.
"""
