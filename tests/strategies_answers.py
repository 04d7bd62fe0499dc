"""Random answers to a form: right ones, and some with a thing or two gone wrong."""

from collections.abc import Sequence

from hypothesis import strategies as st

from catalogkit.catalog.answered import limits
from catalogkit.catalog.choices import choices
from catalogkit.catalog.formats import whole
from catalogkit.catalog.forms import Form
from catalogkit.model.form import Field

ODD = [None, "", [], {}, True, 0, 1.5, "x", ["x"], {"x": 1}, [[]], "a\n", "a\nb"]
WRONG: dict[str, list[object]] = {
    "text": ["\n", "a" * 900, "DE1042", "é 你"],
    "date": ["2026-11-21", "2027-02-29", "2027-13-01", "27-01-01", "2027-01-01\n"],
    "datetime": ["2026-11-21T23:59:59Z", "2027-06-01T12:30:00+08:00"],
    "file": [
        [{"name": "x.png", "type": "text/plain"}], [{"name": ""}], [{"size": 3}],
        [{"name": "big.pdf", "size": 10**9}], [{"name": "x.dwg\n"}],
        [{"name": "a.pdf", "more": 1}], [{"name": "a", "size": -1}],
        [{"name": "a"}] * 9,
    ],
    "email": ["a b@c", "@", "a@b\n"],
    "url": ["http:/x", "ftp://x", "https://a b"],
}  # fmt: skip
FILES = [
    {"name": "plan.pdf"}, {"name": "plan.PDF", "size": 5},
    {"name": "x.dwg", "size": 1.0}, {"name": "x.png", "type": "image/png"},
    {"name": "x.jpg", "type": "image/jpeg"},
]  # fmt: skip
ROUNDS = 6


def answers(form: Form) -> st.SearchStrategy[dict[str, object]]:
    """Answers to a form, most of them right."""

    @st.composite
    def some(draw) -> dict[str, object]:
        return _answers(draw, form)

    return some()


def _answers(draw, form: Form) -> dict[str, object]:
    fields = form.item.form
    every = {
        each.id: draw(_right(each, form)) for each in fields if each.type != "note"
    }
    found = _mended(form, every, draw)
    for name in draw(st.lists(st.sampled_from(["nobody_asks", *every]), max_size=2)):
        asked = {each.id: each for each in fields}.get(name)
        change = draw(st.integers(0, 3))
        if change == 0:
            found.pop(name, None)
        elif change == 1 or asked is None:
            found[name] = draw(st.sampled_from(ODD))
        elif change == 2:
            found[name] = draw(_right(asked, form))
        else:
            found[name] = draw(_wrong(asked, form))
    return found


def _mended(form: Form, every: dict[str, object], draw) -> dict[str, object]:
    """What a careful person submits: nothing hidden, nothing missing."""
    optional = [each.id for each in form.item.form if not each.required]
    left_out = draw(st.sets(st.sampled_from(optional))) if optional else set()
    found = {name: value for name, value in every.items() if name not in left_out}
    for _ in range(ROUNDS):
        for refusal in list(form.refusals(found)):
            if refusal.route and len(refusal.route) == 1:
                name = str(refusal.route[0])
                if refusal.reason == "missing":
                    found[name] = every[name]
                elif refusal.reason in {"hidden", "option"}:
                    found.pop(name, None)
    return found


def _wrong(asked: Field, form: Form) -> st.SearchStrategy[object]:
    edges = [each for each in _limits(asked, form) if not isinstance(each, str)]
    near = [each + step for each in edges for step in (-1, -0.5, 0.5, 1)]
    if asked.type in {"integer", "number", "money"}:
        return st.sampled_from([*near, -(10**9), 10**9, 2.5])
    if asked.type in {"choice", "site", "system", "team"}:
        return st.just("nowhere")
    if asked.type == "choices":
        return st.sampled_from([["nowhere"], ["x", "x"]])
    return st.sampled_from(WRONG.get(asked.type, WRONG["text"]))


def _right(asked: Field, form: Form) -> st.SearchStrategy[object]:
    match asked.type:
        case "boolean":
            return st.booleans()
        case "integer" | "number" | "money":
            edges = [each for each in _limits(asked, form) if not isinstance(each, str)]
            return st.sampled_from([*edges, *edges, 1, 2, 3, 2.0, 6, 11])
        case "date" | "datetime":
            days = [each for each in _limits(asked, form) if isinstance(each, str)]
            later = ["2026-12-24", "2027-01-15", "2028-02-29"]
            if asked.type == "datetime":
                later = [f"{each}T12:30:00Z" for each in later]
            return st.sampled_from([*days, *later])
        case "choice":
            return st.sampled_from(_options(asked, form) or ["none"])
        case "choices":
            some = st.sampled_from(_options(asked, form) or ["none"])
            return st.lists(some, min_size=1, max_size=3, unique=True)
        case "site" | "system" | "team":
            return st.sampled_from(form.records.ids(asked) or ["none"])
        case "file":
            return st.lists(st.sampled_from(FILES), min_size=1, max_size=2)
        case "group":
            return st.lists(_row(asked.fields, form), min_size=1, max_size=3)
        case "email":
            return st.just("ann@example.com")
        case "url":
            return st.just("https://example.com/a")
    return _text(asked)


def _row(fields: Sequence[Field], form: Form) -> st.SearchStrategy[dict[str, object]]:
    @st.composite
    def row(draw) -> dict[str, object]:
        return {
            each.id: draw(_right(each, form))
            for each in fields
            if each.required or draw(st.booleans())
        }

    return row()


def _text(asked: Field) -> st.SearchStrategy[object]:
    pattern = whole(asked.pattern)
    if pattern is not None:
        return st.from_regex(pattern, fullmatch=True)
    fewest = max(asked.min_length or 1, 1)
    most = min(asked.max_length or 40, fewest + 20)
    return st.text("ab 你é\U0001f600", min_size=fewest, max_size=most)


def _options(asked: Field, form: Form) -> list[str]:
    return [each.id for each in choices(asked, form.catalog, form.records)]


def _limits(asked: Field, form: Form) -> list[float | str]:
    bounds = limits(asked, form.catalog.manifest.currency)
    return [each for each in bounds if isinstance(each, int | float | str)]
