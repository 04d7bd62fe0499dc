"""What an edit does to a plain value: the meaning its text must have."""

import copy

from catalogkit.diagnostic import Edit, Route
from catalogkit.source.node import Value


def changed(value: Value, edit: Edit, meant: Value) -> Value:
    """The value after an edit; `meant` is what the edit's text says.

    Raises KeyError, IndexError and TypeError where the place does not exist.
    """
    route = edit.place.route
    match edit.action:
        case "set":
            return _with(value, route, meant)
        case "add":
            return _added(value, route, meant)
        case "rename":
            return _renamed(value, route, edit.text)
        case "remove":
            return _removed(value, route)
        case _:
            raise KeyError(edit.action)


def _with(value: Value, route: Route, meant: Value) -> Value:
    if not route:
        return meant
    result = copy.deepcopy(value)
    holder = _at(result, route[:-1])
    last = route[-1]
    match holder, last:
        case dict(), str() if last in holder:
            holder[last] = meant
        case list(), int():
            holder[last] = meant
        case _:
            raise KeyError(last)
    return result


def _added(value: Value, route: Route, meant: Value) -> Value:
    there = _at(value, route)
    if not isinstance(meant, dict) or not isinstance(there, dict | None):
        raise TypeError
    if there and set(there) & set(meant):
        raise KeyError
    return _with(value, route, {**(there or {}), **meant})


def _renamed(value: Value, route: Route, name: str) -> Value:
    holder = _at(value, route[:-1])
    if not isinstance(holder, dict) or route[-1] not in holder or name in holder:
        raise KeyError(name)
    last = route[-1]
    pairs = {name if key == last else key: each for key, each in holder.items()}
    return _with(value, route[:-1], pairs)


def _removed(value: Value, route: Route) -> Value:
    holder = _at(value, route[:-1])
    last = route[-1]
    if isinstance(holder, dict) and last in holder:
        left: Value = {key: each for key, each in holder.items() if key != last}
    elif isinstance(holder, list) and isinstance(last, int):
        left = [each for index, each in enumerate(holder) if index != last]
    else:
        raise KeyError(last)
    return _with(value, route[:-1], left)


def _at(value: Value, route: Route) -> Value:
    for step in route:
        match value, step:
            case dict(), str():
                value = value[step]
            case list(), int():
                value = value[step]
            case _:
                raise TypeError(step)
    return value
