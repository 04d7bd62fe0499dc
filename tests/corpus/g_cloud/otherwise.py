"""The same year, written otherwise: nothing that it means is another."""

from collections.abc import Mapping
from random import Random

import yaml

ORDERED = {"fields"}
"""Mappings whose order is the order of questions."""
SETS = {"any_of", "being", "optional_fields", "passIfIn", "validations"}
"""Lists whose order means nothing."""


def otherwise(files: Mapping[str, bytes], random: Random) -> dict[str, bytes]:
    """Other orders of files and keys, other quotes, other lines, other comments."""
    paths = random.sample([*files], len(files))
    return {path: _written(files[path], random) for path in paths}


def _written(data: bytes, random: Random) -> bytes:
    value = _mixed(yaml.load(data, yaml.CSafeLoader), random)
    text = yaml.dump(
        value,
        Dumper=yaml.CSafeDumper,
        allow_unicode=random.random() < 0.5,
        default_flow_style=random.choice([True, False, None]),
        default_style=random.choice(["'", '"', None]),
        indent=random.choice([2, 4, 7]),
        sort_keys=False,
        width=random.choice([20, 80, 1000]),
    )
    return f"# {random.random()}\n---\n{text}".encode()


def _mixed(value, random: Random, key: str = ""):
    match value:
        case dict():
            kept = key in ORDERED
            keys = [*value] if kept else random.sample([*value], len(value))
            inner = "being" if key == "followup" else ""
            return {each: _mixed(value[each], random, inner or each) for each in keys}
        case list() if key in SETS:
            return [_mixed(each, random) for each in random.sample(value, len(value))]
        case list():
            return [_mixed(each, random) for each in value]
    return value
