"""One value where several may stand."""


def one_or_many(value: object) -> object:
    """A list as it is, and anything else as a list of one."""
    return value if isinstance(value, list) else [value]
