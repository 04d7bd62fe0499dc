"""What the manifest leaves to a platform (`owners: adopt`) → the authors' definitions.

Both what the catalog says and what is there are turned into definitions; what differs
between the two is what somebody changed there, in the words of the catalog.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from catalogkit.drafting.adopted import Adopting, Known
from catalogkit.drafting.renewal import Renewal, renewed
from catalogkit.live.stage import Stage
from catalogkit.live.taking import KINDS, Taking
from catalogkit.normal import normal_value
from catalogkit.platform import Held
from catalogkit.project import FOLDER
from catalogkit.resource import Json, Key, Owner, Resource
from catalogkit.rollout.goal import Goal, goal
from catalogkit.rollout.match import known_by_id


def followed(taking: Taking) -> Iterator[Renewal]:
    """Every definition of an author in which something changes, and what collides."""
    adopted, catalog = taking.stage.side.adopted, taking.project.catalog
    if adopted is None or catalog is None or not _adopts(taking.stage):
        return
    every = taking.stage.side.goal(catalog)
    resources = [each for each in every if isinstance(each, Resource)]
    wanted = goal(taking.stage.side.kinds, resources)
    pairs = [*_pairs(taking, wanted)]
    if all(one == other for one, other in pairs):
        return
    known = Known(catalog.manifest.default_locale, catalog.today)
    before = _texts(adopted, known, [one for one, _ in pairs])
    after = _texts(adopted, known, [other for _, other in pairs])
    for path, text in after.items():
        if before.get(path, text) != text and path not in taking.last:
            yield from _renewed(taking, path, before[path], text)


def _adopts(stage: Stage) -> bool:
    return "adopt" in stage.options.owners.values()


def _pairs(taking: Taking, wanted: Goal) -> Iterator[tuple[Held, Held]]:
    """Each thing as the catalog says it, and with what is the platform's to say."""
    there = _there(taking)
    terms = taking.stage.terms()
    for key, body in wanted.bodies.items():
        held = there.get(key)
        kind = wanted.kind(key)
        if held is None or held.retired or kind.by_hand:
            continue
        said = Held(key, key.kind, held.native, body)
        theirs: dict[str, Json] = {
            name: normal_value(kind.attributes[name], held.body.get(name))
            for name in body
            if terms.owner(kind, name) is Owner.ADOPT
        }
        yield said, replace(said, body={**body, **theirs})


def _there(taking: Taking) -> Mapping[Key, Held]:
    """What is there of ours, by key, and in our words."""
    natives = taking.bindings.natives()
    found = {}
    for each in taking.held:
        key = each.key or natives.get((each.kind, each.native))
        if key is not None and each.kind in taking.stage.side.kinds:
            found[key] = known_by_id(taking.stage.side.kinds, each, natives)
    return found


def _texts(adopted: Adopting, known: Known, held: list[Held]) -> Mapping[str, str]:
    return adopted(held, known).files


def _renewed(taking: Taking, path: str, before: str, after: str) -> Iterator[Renewal]:
    folder, _, name = path.removeprefix(f"{FOLDER}/").partition("/")
    node = taking.project.nodes.get(f"{KINDS[folder]}:{name.rpartition('.')[0]}")
    if node is not None and node.file.endswith((".yaml", ".yml")):
        own = taking.project.files[node.file].decode()
        found = renewed(node.file, before, own, after)
        if found.text != own or found.found:
            yield found
