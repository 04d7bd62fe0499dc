"""Goals for a platform in memory: made up, with everything that makes them hard."""

from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from catalogkit.platform import Held
from catalogkit.resource import Json, Key, Resource
from catalogkit.rollout.goal import Goal, goal
from tests.rollout_kinds import KINDS

IDS = "abcd"
TITLES = ("One", "one ", "Two", " TWO", "三", "Vier\U0001d11e", "O'Five}", "@six\n")
TEXTS = ("", "x", "y ", "'; --", "\ud800")


def _keys(kind: str, ids: Iterable[str], formerly: Mapping[str, str]):
    for each in ids:
        old = formerly.get(each)
        yield Key(kind, each), () if old is None else (Key(kind, old),)


@st.composite
def goals(draw, *, unique: bool = False, before: Goal | None = None) -> Goal:
    """What a platform should hold; some of it is renamed from what was there before."""
    found: list[Resource] = []
    ids = {
        kind: draw(st.lists(st.sampled_from(IDS), unique=True, max_size=3))
        for kind in KINDS
    }
    past = {kind: draw(_renames(kind, ids[kind], before)) for kind in KINDS}
    for kind in KINDS:
        names = draw(_titles(unique=unique))
        for key, formerly in _keys(kind, ids[kind], past[kind]):
            body = draw(_body(key, ids, names.pop()))
            after = [Key("Person", str(body["Owner"]))] if body.get("Owner") else []
            found.append(Resource(key, body, after=(*after,), formerly=formerly))
    return goal(KINDS, draw(st.permutations(found)))


@st.composite
def _renames(draw, kind: str, ids: list[str], before: Goal | None) -> dict[str, str]:
    known = [] if before is None else [each.id for each in before.resources]
    old = sorted({each for each in known if Key(kind, each) in before.resources})
    gone, new = [x for x in old if x not in ids], [x for x in ids if x not in old]
    pairs = zip(new, draw(st.permutations(gone)), strict=False)
    return {now: was for now, was in pairs if draw(st.booleans())}


@st.composite
def _titles(draw, *, unique: bool) -> list[str]:
    if unique:
        apart = [each for each in TITLES if each[0] not in "o "]
        return [*draw(st.permutations(apart))]
    return [*draw(st.lists(st.sampled_from(TITLES), min_size=4, max_size=4))]


def _one(ids: list[str]):
    return st.sampled_from([None, *ids])


def _some(ids: list[str]):
    return st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])


@st.composite
def _body(draw, key: Key, ids: Mapping[str, list[str]], title: str) -> dict[str, Json]:
    text = st.sampled_from(TEXTS)
    match key.kind:
        case "Person":
            return {"Name": key.id}
        case "Group":
            return {"Name": title, "Members": draw(st.lists(st.sampled_from(IDS)))}
        case "Word":
            return {"Name": title}
        case "Field":
            values = [
                {"Name": each, "Text": draw(text)} for each in draw(_some([*IDS]))
            ]
            others = [each for each in ids["Field"] if each < key.id]
            return {
                "Label": draw(text),
                "Values": values,
                "BasedOn": draw(_one(others)),
            }
        case "Queue":
            return {
                "Name": title,
                "Note": draw(text),
                "Colour": draw(text),
                "Group": draw(_one(ids["Group"])),
                "Owner": draw(st.sampled_from(["", *ids["Person"]])),
                "Fields": draw(_some(ids["Field"])),
                "Words": draw(_some(ids["Word"])),
            }
        case "Rule":
            return {
                "Name": title,
                "Queue": draw(_one(ids["Queue"])),
                "Text": draw(text),
            }
    return {"What": title}


@st.composite
def strangers(draw) -> list[Held]:
    """What others have there: some of it is called as ours will be."""
    queues = draw(st.lists(st.sampled_from(TITLES), unique_by=str.casefold, max_size=2))
    names = {each.strip().casefold(): each.strip() for each in queues}
    return [
        *(Held(None, "Queue", "", {"Name": each}) for each in names.values()),
        *draw(st.sampled_from([[], [Held(None, "Person", "", {"Name": "a"})]])),
        *draw(st.sampled_from([[], [Held(None, "Field", "", {"Label": "x"})]])),
    ]
