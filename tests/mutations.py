"""What may happen to the files of a catalog: slips, chances and malice."""

import random
from collections.abc import Callable

from catalogkit.source.node import Value
from catalogkit.source.read import read
from catalogkit.source.write import dump

Files = dict[str, bytes]
HOSTILE = (
    "", " ", "~", "..", "0", "-1", "1e999", "0.0000001", "NaN", "true", "null",
    "answers.", "answers.answers", "requester.", ".", "a.b.c", "\u202eabc",
    "\U0001f4a9", "{{requester.name", "{{}}", "{{a}}{{b}}",
    "<script>alert(1)</script>", "[a](javascript:b)", "__class__", "constructor",
    "toString", "en", "zh-CN", "use", "any", "not", "present", "today + 5bd", "today",
    "2026-02-30", "0000-00-00", "9999-12-31", "1..", "..", "10..1", "over 5",
    "99999999999h", "0m", "5bd", "1 EUR", "1e400 EUR", "(a+)+$", "[", "\\",
    "a{99999}", "24:00", "25:61", "mon-fri", "Asia/Nowhere", "../../etc/passwd",
    "/dev/zero", "150%", "-5%", "breach", "standard", "none", "\u0130", "\xdf",
    "\ufb01", "\u0661", "\uff11\uff12", "a\nb", "a\tb", "'", '"', "#",
    "9" * 400, "x" * 3000,
)  # fmt: skip
"""Texts that have broken programs before, and words that mean something here."""

MARKS = (b"", b"\t", b"\n", b": ", b"#", b"- ", b"&a ", b"*a ", b"{", b"]", b"'", b"!")
"""Bytes that mean something to YAML."""


def changed(files: Files, changes: list[tuple[str, int]]) -> Files:
    """The files after some changes: each a name in CHANGES and a seed."""
    for name, seed in changes:
        CHANGES[name](files := dict(files), random.Random(seed))
    return files


def value_of(path: str, data: bytes):
    """The value of a definition, None where it is not one any more."""
    try:
        return read(path, data).value if path.endswith((".yaml", ".md")) else None
    except Exception:  # noqa: BLE001 - the reader is judged elsewhere
        return None


def written(path: str, value) -> bytes:
    """A definition as a file."""
    if path.endswith(".md") and isinstance(value, dict):
        front = {
            key: each for key, each in value.items() if key not in {"body", "locale"}
        }
        return f"---\n{dump(front)}---\n{value.get('body') or ''}\n".encode(
            "utf-8", "replace"
        )
    return dump(value).encode("utf-8", "replace")


def routes(value, route=()):
    """The route of every part of a value."""
    yield route
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for step, each in parts:
            yield from routes(each, (*route, step))


def at(value, route):
    """The part at a route."""
    for step in route:
        value = value[step]
    return value


def put(value, route, new):
    """The value with another part at a route."""
    if not route:
        return new
    step, rest = route[0], route[1:]
    if isinstance(value, dict):
        return {k: put(v, rest, new) if k == step else v for k, v in value.items()}
    return [put(v, rest, new) if i == step else v for i, v in enumerate(value)]


def _inside(change: Callable[..., Value]) -> Callable[..., Value]:
    """A change of a value as one of files."""

    def of_files(files: Files, rng: random.Random) -> None:
        path = rng.choice(sorted(files))
        value = value_of(path, files[path])
        if isinstance(value, dict) and value:
            files[path] = written(path, change(value, rng, files))

    return of_files


def _parts(value, kind, rng):
    found = [route for route in routes(value) if isinstance(at(value, route), kind)]
    return rng.choice(found) if found else None


def _any_part(files, rng):
    path = rng.choice(sorted(files))
    value = value_of(path, files[path])
    return "x" if value is None else at(value, rng.choice(list(routes(value))))


@_inside
def _drop(value, rng, _):
    route = _parts(value, dict, rng)
    inner = dict(at(value, route))
    if inner:
        del inner[rng.choice(list(inner))]
    return put(value, route, inner)


@_inside
def _rename(value, rng, _):
    route = _parts(value, dict, rng)
    inner = at(value, route)
    if not inner:
        return value
    old = rng.choice(list(inner))
    new = rng.choice([old[:-1] or "k", f"{old}s", *HOSTILE, rng.choice(list(inner))])
    return put(value, route, {new if k == old else k: v for k, v in inner.items()})


@_inside
def _blank(value, rng, _):
    return put(value, rng.choice(list(routes(value))[1:]), None)


@_inside
def _hostile(value, rng, _):
    return put(value, _parts(value, str, rng) or (), rng.choice(HOSTILE))


@_inside
def _swapped(value, rng, _):
    parts = list(routes(value))[1:]
    one, other = at(value, a := rng.choice(parts)), at(value, b := rng.choice(parts))
    if a[: len(b)] == b or b[: len(a)] == a:
        return put(value, a, other)
    return put(put(value, a, other), b, one)


@_inside
def _foreign(value, rng, files):
    return put(value, rng.choice(list(routes(value))[1:]), _any_part(files, rng))


@_inside
def _reshaped(value, rng, _):
    route = rng.choice(list(routes(value))[1:])
    part = at(value, route)
    ways = [[part], {"a": part}, {"add": part}, {"remove": part}, [], {}, [part, "x"],
            {"use": part}, [{"is": part}], [{"when": part}, {"is": "x"}], {"not": part},
            {"any": [part]}, {"add": [part], "remove": [part]}]  # fmt: skip
    if isinstance(part, dict):
        ways.append(list(part.values()))
        ways.append([{"id": key, "value": each} for key, each in part.items()])
    if isinstance(part, list):
        ways.append({str(index): each for index, each in enumerate(part)})
        ways.append(part[:1])
        ways.append(part[::-1])
    return put(value, route, rng.choice(ways))


@_inside
def _another_id(value, rng, files):
    ids = [
        each.get("id")
        for p, d in files.items()
        if isinstance(each := value_of(p, d), dict)
    ]
    ids = [each for each in ids if isinstance(each, str)] or ["x"]
    route = _parts(value, str, rng) or ()
    return put(value, route, rng.choice([*ids, value.get("id") or "x"]))


@_inside
def _key_of_another(value, rng, files):
    part = _any_part(files, rng)
    if not isinstance(part, dict) or not part:
        return value
    key = rng.choice(list(part))
    route = _parts(value, dict, rng)
    return put(value, route, {**at(value, route), key: part[key]})


@_inside
def _like(value, rng, files):
    path = rng.choice(sorted(files))
    other = value_of(path, files[path])
    name = other.get("id") if isinstance(other, dict) else "x"
    kept = {k: v for k, v in value.items() if k in {"kind", "id"} or rng.random() < 0.5}
    return {**kept, "like": name}


@_inside
def _use(value, rng, files):
    field = rng.choice(["form", "approvals", "escalation", "promise", "conditions"])
    used = rng.choice([value.get("id"), _any_part(files, rng), "cost-centre", None])
    given = value.get(field)
    return {
        **value,
        field: [*(given if isinstance(given, list) else []), {"use": used}],
    }


def _bytes(files: Files, rng: random.Random) -> None:
    path = rng.choice(sorted(files))
    data = bytearray(files[path])
    for _ in range(rng.choice([1, 1, 2, 10])):
        where = rng.randrange(len(data) + 1)
        what = rng.choice([*MARKS, bytes([rng.randrange(256)])])
        data[where : where + rng.choice([0, 1, 1, 5])] = what
    files[path] = bytes(data)


def _cut(files: Files, rng: random.Random) -> None:
    path = rng.choice(sorted(files))
    files[path] = files[path][: rng.randrange(len(files[path]) + 1)]


def _removed(files: Files, rng: random.Random) -> None:
    del files[rng.choice(sorted(files))]


def _moved(files: Files, rng: random.Random) -> None:
    path = rng.choice(sorted(files))
    ending = rng.choice(
        [".yaml", ".yml", ".md", ".csv", ".zh-CN.md", ".xx.md", ".YAML"]
    )
    name = rng.choice(
        [path.rpartition(".")[0], "catalog/other", "catalog/a b", "catalog/é"]
    )
    files[name + ending] = files.pop(path)


def _copied(files: Files, rng: random.Random) -> None:
    path = rng.choice(sorted(files))
    files[f"catalog/copy/{path.rpartition('/')[2]}"] = files[path]


def _exchanged(files: Files, rng: random.Random) -> None:
    one, other = rng.choice(sorted(files)), rng.choice(sorted(files))
    files[one], files[other] = files[other], files[one]


def _noise(files: Files, rng: random.Random) -> None:
    path = rng.choice(sorted(files))
    files[path] = rng.randbytes(rng.choice([0, 1, 20, 300]))


CHANGES = {
    "drop": _drop, "rename": _rename, "blank": _blank, "hostile": _hostile,
    "swapped": _swapped, "foreign": _foreign, "reshaped": _reshaped, "id": _another_id,
    "key": _key_of_another, "like": _like, "use": _use, "bytes": _bytes, "cut": _cut,
    "removed": _removed, "moved": _moved, "copied": _copied, "exchanged": _exchanged,
    "noise": _noise,
}  # fmt: skip
