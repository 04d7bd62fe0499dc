"""Where a part of a text stands among its lines, for those who write beside it."""

from catalogkit.source.tree import Part


def column_at(text: str, index: int) -> int:
    """How many characters stand before an index in its line."""
    return index - text.rfind("\n", 0, index) - 1


def last_word(text: str, part: Part) -> int:
    """Where the last word of a part is; a block of text ends where the next begins."""
    start, end = part.start.index, part.end.index
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def next_line(text: str, part: Part) -> int:
    """Where the line after the last word of a part begins; a comment belongs to it."""
    found = text.find("\n", last_word(text, part))
    return len(text) if found < 0 else found + 1


def put_before(text: str, index: int, lines: list[str]) -> str:
    """The text with more lines, where a line begins or the text ends."""
    end = "\r\n" if "\r\n" in text else "\n"
    begun = end if index and text[index - 1] != "\n" else ""
    return (
        text[:index] + begun + "".join(f"{each}{end}" for each in lines) + text[index:]
    )
