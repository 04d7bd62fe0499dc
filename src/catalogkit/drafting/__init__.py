"""What importers share: the sources' values with their places, questions, drafts.

An importer reads a format; what a JSON Schema asks, what to call things here, how a
condition or a pattern is said in ours, and what became of every part, is the same for
all of them and stands here.
"""
