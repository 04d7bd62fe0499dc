"""Names of ours from the names, labels and values of others."""

import re
from collections.abc import Collection

from catalogkit.model.condition import RESERVED
from catalogkit.model.scalars import ID, NAME

_TAKEN = frozenset({*RESERVED, "any_line", "all_lines", "answers"})
_TAKEN |= {"request", "requester", "recipient"}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_APART = re.compile(r"[^A-Za-z0-9]+")
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "into", "is", "it", "of", "on",
     "or", "that", "the", "this", "to", "via", "with", "within"}
)  # fmt: skip
_FEW, _LONG, _MOST = 3, 22, 9


def field_name(name: str, taken: Collection[str] = ()) -> str:
    """snake_case of a camelCase name, such as repo_url of repoUrl."""
    return _free(_snake(_HUMP.sub("_", name), "field"), taken)


def question_name(label: str, taken: Collection[str] = ()) -> str:
    """The words of a question that matter, for a field that has no name."""
    latin = any(each.isascii() and each.isalpha() for each in label)
    return _free(option_name("", label) if latin else "field", taken)


def option_name(value: str, label: str, taken: Collection[str] = ()) -> str:
    """A value that is a name already, else the words of its label that matter."""
    if NAME.fullmatch(value) and value not in _TAKEN and value not in taken:
        return value
    words = [each for each in _APART.split(label.lower()) if each]
    long = len("_".join(words)) > _LONG
    telling = [each for each in words if each not in _SMALL] if long else words
    for count in range(min(_FEW, len(telling)) if long else len(telling), _MOST):
        name = _snake("_".join(telling[:count]), "option")
        if name not in taken and name not in _TAKEN:
            return name
    return _free(_snake("_".join(telling), "option"), taken)


def item_id(name: str, taken: Collection[str] = ()) -> str:
    """kebab-case; the word "template" at the end says nothing about a service."""
    whole = "-".join(
        each for each in _APART.split(_HUMP.sub("-", name).lower()) if each
    )
    short = whole.removesuffix("-template")
    for each in (short, whole):
        if ID.fullmatch(each) and each not in taken and each != "template":
            return each
    return whole if ID.fullmatch(whole) and whole not in taken else ""


def label_of(name: str) -> str:
    """What to call a question that has no title: "Plugin location"."""
    words = [each for each in _APART.split(_HUMP.sub(" ", name)) if each]
    text = " ".join(each if each.isupper() else each.lower() for each in words)
    return text[:1].upper() + text[1:] if text else name


def latin(text: str) -> bool:
    """Whether it has letters of which an id can be made, and no others."""
    letters = [each for each in text if each.isalpha()]
    return any(each.isascii() for each in letters) and not any(
        "一" <= each <= "鿿" for each in letters
    )


def _snake(text: str, otherwise: str) -> str:
    name = "_".join(each for each in _APART.split(text.lower()) if each)
    if not name:
        return otherwise
    return name if name[0].isalpha() else f"{otherwise}_{name}"


def _free(name: str, taken: Collection[str]) -> str:
    if name in _TAKEN:
        name = f"{name}_field"
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
