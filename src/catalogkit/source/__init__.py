"""From bytes to values and back. The only package that knows YAML.

`files` and `read` say what is written; `locate` where; `comments` which rules a file
waives; `edit`, `format` and `write` put text back. All else is how they do it.
"""
