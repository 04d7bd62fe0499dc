"""Random conditions over a small form, and random answers to it."""

from hypothesis import strategies as st

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Chosen,
    During,
    Fits,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Rows,
    Starts,
    Today,
    both,
    either,
    fields,
    negated,
)
from catalogkit.catalog.conditions import typed
from catalogkit.catalog.scope import FieldType, Scope, request_type
from catalogkit.model.condition import parse_condition

DEVICES = ("managed", "unmanaged", "shared_device")
PARTS = ("cad", "cam", "mail_client", "constructor")
ROW = {
    "product": FieldType("choice", ("phone", "tablet")),
    "count": FieldType("integer"),
}
SCOPE = Scope(
    {
        "device": FieldType("choice", DEVICES),
        "constructor": FieldType("choice", ("x", "y")),
        "quantity": FieldType("integer"),
        "weight": FieldType("number"),
        "budget": FieldType("money"),
        "privileged": FieldType("boolean"),
        "software": FieldType("choices", PARTS),
        "start": FieldType("date"),
        "end": FieldType("date"),
        "meeting": FieldType("datetime"),
        "purpose": FieldType("paragraph"),
        "store": FieldType(
            "site", attributes={"region": FieldType("choice", ("emea", "apac"))}
        ),
        "products": FieldType(
            "group", row=ROW, attributes={"count": FieldType("integer")}
        ),
        "requester": FieldType(
            "record", attributes={"employment": FieldType("choice", ("staff", "temp"))}
        ),
        "request": request_type(("portal", "mail"), ("p1", "p2"), ("standard",)),
    },
    stage="constraint",
    calendars=frozenset({"hq", "stores"}),
    currency="EUR",
)
DAYS = ("2026-02-28", "2026-03-01", "2026-11-11", "2027-01-01")
MOMENTS = ("2026-03-06T08:30:00Z", "2026-03-06T08:30:01Z", "2026-12-31T23:59:59Z")
TEXTS = (
    "DE",
    "DE1042",
    "de",
    "AT\u2028",
    "'x\" or 1=1",
    "over 10",
    "2..3",
    "中文",
    "😀",
    "12",
)
PATTERNS = ("DE[0-9]{1,4}", "[^\\x0a\\x0d\\u2028-\\u2029]*", "(?:cat|car)", "[中-文]+")
INTEGERS = st.integers(-3, 3) | st.sampled_from((2**53 - 1, 1 - 2**53))
NUMBERS = INTEGERS | st.sampled_from((0.1, 0.5, -2.5, 1e16, 123456.789))
OFFSETS = ("0d", "+5bd", "-30d", "+1mo")


def read(value, scope=SCOPE):
    """The tree of a condition that has no fault."""
    tree, faults = typed(parse_condition(value), scope)
    assert tree is not None, faults
    return tree


class Almanac:
    """A world with two calendars and a fixed day."""

    def inside(self, calendar, moment):
        return (sum(map(ord, calendar + moment)) % 2) == 0

    def day(self, offset):
        return dict(zip(OFFSETS, DAYS, strict=True))[offset]


def some(values):
    return st.lists(values, min_size=1, max_size=3, unique=True).map(tuple)


def asked_of(kind, *, compared):
    """Tests that suit a field of a kind."""
    match kind.kind:
        case "integer":
            return _ordered(INTEGERS, Other("quantity"), compared=compared)
        case "number":
            return _ordered(NUMBERS, Other("quantity"), compared=compared)
        case "money":
            return _ordered(NUMBERS, Other("budget"), compared=compared)
        case "date":
            days = st.sampled_from(DAYS)
            moved = st.sampled_from(OFFSETS).map(Today)
            other = _ordered(days, Other("end"), compared=compared)
            return other | (moved.map(lambda t: Between(high=t)) if compared else other)
        case "datetime":
            inside = st.builds(During, st.sampled_from(("hq", "stores")), st.booleans())
            moments = _ordered(
                st.sampled_from(MOMENTS), Other("request.time"), compared=compared
            )
            return moments | inside
        case "boolean":
            return _given() | st.booleans().map(lambda value: Is((value,)))
        case "choices":
            how = st.sampled_from(("any", "all", "none"))
            return _given() | st.builds(Chosen, how, some(st.sampled_from(PARTS)))
        case "group":
            rows = trees({"product": ROW["product"], "count": ROW["count"]})
            return _given() | st.builds(Rows, st.booleans(), rows)
        case "record":
            return _given()
    return _texts(kind, compared=compared)


def trees(fields, *, compared=False):
    """Conditions over some fields, in their simplest form."""
    lines = st.sampled_from(sorted(fields)).flatmap(
        lambda name: st.builds(
            Ask, st.just(name), asked_of(fields[name], compared=compared)
        )
    )
    return st.recursive(lines, _combined, max_leaves=8)


def conditions():
    """Conditions over the whole form."""
    names = {name: SCOPE.find(name) for name in SCOPE.names()}
    later = {"request.path", "request.priority"}
    asked = {
        name: kind
        for name, kind in names.items()
        if kind.kind != "record" and name not in later
    }
    return trees(asked, compared=True)


def answers_to(tree):
    """Answers to what a condition reads: near its own values, absent, and wrong."""
    names = sorted({name for name, _ in fields(tree) if SCOPE.find(name) is not None})
    near = {name: [] for name in names}
    for name, value in _bounds(tree):
        near.setdefault(name, []).append(value)
    values = {name: _answer(SCOPE.find(name), near[name]) for name in names}
    return st.fixed_dictionaries({}, optional=values)


def asked_and_answered():
    """A condition, and a few answers to it."""
    return conditions().flatmap(
        lambda tree: st.tuples(
            st.just(tree), st.lists(answers_to(tree), min_size=4, max_size=10)
        )
    )


def shuffled(tree, random):
    """The same condition, written in another order and nested otherwise."""
    match tree:
        case And(parts) | Or(parts):
            mixed = [shuffled(part, random) for part in parts]
            random.shuffle(mixed)
            joined = type(tree)(tuple(mixed[:2]))
            return type(tree)((*mixed[2:], joined)) if len(mixed) > 2 else joined
        case Not(part):
            return Not(shuffled(part, random))
        case Ask(name, Is(values) | Isnt(values) as test):
            mixed = random.sample(values, len(values))
            return Not(Not(Ask(name, type(test)(tuple(mixed)))))
    return tree


def _combined(parts):
    several = st.lists(parts, min_size=1, max_size=3)
    return several.map(both) | several.map(either) | parts.map(negated)


def _given():
    return st.booleans().map(Given)


def _ordered(values, other, *, compared):
    listed = some(values)
    tests = _given() | listed.map(Is) | listed.map(Isnt)
    tests |= st.builds(_range, values, values, st.sampled_from("abcd"))
    if compared:
        bound = st.just(other)
        tests |= st.builds(Between, low=bound, low_open=st.booleans())
        tests |= st.builds(Between, high=bound, high_open=st.booleans())
        tests |= st.just(Is((other,))) | st.just(Isnt((other,)))
    return tests


def _range(one, two, shape):
    low, high = sorted((one, two))
    match shape:
        case "a":
            return Between(low, high) if low != high else Is((low,))
        case "b":
            return Between(low=low)
        case "c":
            return Between(low=low, low_open=True)
    return Between(high=high, high_open=True)


def _texts(kind, *, compared):
    values = st.sampled_from(kind.options or TEXTS)
    tests = _given() | some(values).map(Is) | some(values).map(Isnt)
    if kind.options is None and kind.kind in {"paragraph", "site"}:
        tests |= some(values).map(Starts)
        tests |= st.sampled_from(PATTERNS).map(Fits) if compared else tests
    return tests


def _bounds(tree):
    """The fields of a condition with the values it compares them with."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _bounds(part)
        case Not(part):
            yield from _bounds(part)
        case Ask(name, Is(values) | Isnt(values)):
            yield from ((name, value) for value in values if _plain(value))
        case Ask(name, Between(low, high)):
            yield from ((name, value) for value in (low, high) if _plain(value))
        case Ask(name, Chosen(_, values)):
            yield name, list(values)
            yield name, list(values[:1])


def _plain(value):
    return value is not None and not isinstance(value, Other | Today)


def _answer(kind, near):
    absent = st.sampled_from((None, "", []))
    scalars = st.sampled_from(
        (0, 1, True, False, "1", "true", {}, {"a": 1}, [[]], 10**400, -(10**400))
    )
    some_answer = _right(kind) | absent | scalars | st.just(["cad", 1, None])
    return st.sampled_from(near) | some_answer if near else some_answer


def _right(kind):
    match kind.kind:
        case "integer" | "number" | "money":
            return (
                st.integers(-3, 3)
                | NUMBERS
                | st.integers()
                | st.floats(allow_nan=False, allow_infinity=False)
            )
        case "boolean":
            return st.booleans()
        case "date":
            return st.sampled_from((*DAYS, "2026-13-45", "2026-3-1"))
        case "datetime":
            return st.sampled_from((*MOMENTS, "2026-03-06T16:30:00+08:00"))
        case "choices":
            return st.lists(st.sampled_from(PARTS), max_size=4)
        case "group":
            row = {name: _right(each) for name, each in ROW.items()}
            rows = st.fixed_dictionaries({}, optional=row)
            return st.lists(rows | st.sampled_from((None, [], "x")), max_size=3)
    return st.sampled_from((*(kind.options or ()), *TEXTS, "DE\n", "__proto__"))
