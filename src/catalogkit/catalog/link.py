"""Entities → Catalog: every name resolved, what is unsound left out and said."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from catalogkit.catalog.inside import unknown_in_cases, unknown_parts
from catalogkit.catalog.needs import needed_by, reach, target
from catalogkit.catalog.stages import unknown_stages
from catalogkit.diagnostic import Diagnostic, Edit, Note, Place, Rule, Severity
from catalogkit.model.base import Entity, Written
from catalogkit.model.examples import ItemTest
from catalogkit.model.kinds import KINDS
from catalogkit.model.manifest import Manifest
from catalogkit.model.near import certain, near
from catalogkit.model.ref import Ref
from catalogkit.model.references import Dotted
from catalogkit.model.service_item import ServiceItem

UNKNOWN = Rule("reference/unknown", "A reference names nothing that is declared.")
WRONG_KIND = Rule(
    "reference/wrong-kind", "A reference names an entity of another kind."
)
RETIRED = Rule("reference/retired", "A live item sends people to a retired one.")
LEFT_OUT = Rule(
    "reference/left-out",
    "Definitions that need a broken one are not judged further.",
    Severity.HINT,
)
DUPLICATE = Rule("identity/duplicate", "Two files declare the same entity.")
FILE_NAME = Rule("identity/file-name", "A file has another name than its entity.")
RENAMED = Rule("identity/renamed", "A former name is still declared, or claimed twice.")

FEW = 3
Table = dict[str, dict[str, Entity]]
Declared = Mapping[str, str]
"""Every id that some file declares, sound or not: "kind:id" → its file."""


def table(entities: Iterable[Entity]) -> tuple[Table, list[Diagnostic]]:
    """Entities by kind and id, in order; the second of two alike is a finding."""
    found: Table = {kind: {} for kind in KINDS}
    problems: list[Diagnostic] = []
    for entity in entities:
        name, kind = shelf_name(entity), entity.kind_name
        first = found[kind].get(name)
        if first is not None:
            problems.append(_duplicate(first, entity))
        found[kind].setdefault(name, entity)
        problems.extend(_file_name(entity))
    return {kind: dict(sorted(each.items())) for kind, each in found.items()}, problems


def shelf_name(entity: Entity) -> str:
    """The name an entity stands under: a translated article's has its locale."""
    return entity.key.partition(":")[2]


def references(
    entities: Table, declared: Declared, partial: Collection[str] = ()
) -> Iterator[Diagnostic]:
    """Every reference that leads nowhere, to another kind, or to something retired.

    Of those in `partial` it is not said which names inside them lead nowhere.
    """
    names = _names(declared)
    for each in _everything(entities):
        for ref in each.parts("ref"):
            if ref.kind in entities and target(ref) not in entities[ref.kind]:
                yield from _unresolved(each, ref, declared, names)
        if isinstance(each, ServiceItem):
            yield from unknown_parts(each) if each.key not in partial else ()
            yield from _retired(each, entities)
        if each.key not in partial:
            yield from unknown_stages(each, entities["system"])
        if isinstance(each, ItemTest) and each.key not in partial:
            item = entities["service_item"].get(each.item)
            if isinstance(item, ServiceItem) and item.key not in partial:
                yield from unknown_in_cases(each, item, each.cases)
        if each.renamed_from is not None:
            yield from _renamed(each, entities)


def overlays(manifest: Manifest, declared: Declared) -> Iterator[Diagnostic]:
    """Every part of an overlay that is for nobody."""
    for env, environment in manifest.environments.items():
        for name in environment.overlay:
            if name not in declared:
                place = manifest.at("environments", env, "overlay", name).of_key()
                message = f"nothing is called '{name}'{near(name, declared)}"
                if ":" not in name:
                    message = f"'{name}' is no kind and id, such as channel:mail"
                yield UNKNOWN.found(place, message)


def unknown_roles(entities: Table, manifest: Manifest) -> Iterator[Diagnostic]:
    """Every role that the manifest does not declare, where it declares some."""
    roles = manifest.roles
    for each in _everything(entities) if roles else ():
        for by in each.parts("approver"):
            if by.role is not None and by.role not in roles:
                place, meant = each.at(by, "role"), certain(by.role, roles)
                message = f"no role is called '{by.role}'{near(by.role, roles)}"
                fix = Edit(place, "set", meant, f"write {meant}") if meant else None
                note = Note(manifest.at("roles"), "the roles of this catalog")
                yield UNKNOWN.found(place, message, notes=[note], fix=fix)


def unknown_owner(declared: Declared, manifest: Manifest) -> Iterator[Diagnostic]:
    """The owner of the catalog, where no such team is declared."""
    for ref in manifest.parts("ref"):
        yield from _unresolved(manifest, ref, declared, _names(declared))


def left_out(
    entities: Table,
    broken: Mapping[str, Place],
    heirs: Mapping[str, Iterable[str]],
) -> tuple[Table, list[Diagnostic]]:
    """What is sound: neither broken nor in need of what is; one note a broken root.

    `heirs` are those that take something over from a definition before it is read.
    """
    if not broken:
        return entities, []
    needed = {each: {*found} for each, found in heirs.items()}
    for each, found in needed_by(entities).items():
        needed.setdefault(each, set()).update(found)
    gone: set[str] = set(broken)
    notes: list[Diagnostic] = []
    for root in sorted(broken):
        lost = {each for each in reach([root], needed) if each not in broken}
        gone |= lost
        if lost:
            notes.append(_left_out(root, broken[root], sorted(lost)))
    kept = {
        kind: {name: each for name, each in these.items() if each.key not in gone}
        for kind, these in entities.items()
    }
    return kept, notes


def _everything(entities: Table) -> Iterator[Entity]:
    for these in entities.values():
        yield from these.values()


def _duplicate(first: Entity, second: Entity) -> Diagnostic:
    message = f"'{second.id}' is declared twice, so one of the two would be lost"
    note = Note(first.at("id"), "the other one")
    return DUPLICATE.found(second.at("id"), message, notes=[note])


def _file_name(entity: Entity) -> Iterator[Diagnostic]:
    stem = entity.node.file.rpartition("/")[2].rpartition(".")[0]
    if stem != shelf_name(entity):
        message = f"the file is called '{stem}', and what it declares '{entity.id}'"
        yield FILE_NAME.found(entity.at("id"), message)


def _unresolved(
    entity: Written,
    ref: Ref[Entity],
    declared: Declared,
    names: Mapping[str, set[str]],
) -> Iterator[Diagnostic]:
    name, wanted = target(ref), ref.kind.replace("_", " ")
    if f"{ref.kind}:{name}" in declared:
        return
    place = entity.at(ref)
    others = [kind for kind in KINDS if f"{kind}:{name}" in declared]
    if others:
        other = others[0]
        message = (
            f"'{name}' is a {other.replace('_', ' ')}, and a {wanted} belongs here"
        )
        note = Note(Place(declared[f"{other}:{name}"], ("id",)), "declared here")
        yield WRONG_KIND.found(place, message, notes=[note])
        return
    known = names.get(ref.kind, set())
    message = f"no {wanted} is called '{name}'{near(name, known)}"
    yield UNKNOWN.found(place, message, fix=_meant(place, ref, certain(name, known)))


def _meant(place: Place, ref: Ref[Entity], name: str | None) -> Edit | None:
    if name is None:
        return None
    rest = f".{ref.rest}" if isinstance(ref, Dotted) and ref.rest else ""
    return Edit(place, "set", f"{name}{rest}", f"write {name}{rest}")


def _names(declared: Declared) -> Mapping[str, set[str]]:
    names: dict[str, set[str]] = {}
    for key in declared:
        kind, _, name = key.partition(":")
        names.setdefault(kind, set()).add(name)
    return names


def _retired(item: ServiceItem, entities: Table) -> Iterator[Diagnostic]:
    if item.lifecycle in {"retired", "draft"}:
        return
    for ref in item.parts("ref"):
        if ref.kind != "service_item":
            continue
        found = entities["service_item"].get(target(ref))
        if isinstance(found, ServiceItem) and found.lifecycle == "retired":
            note = Note(found.at("lifecycle"), "retired here")
            message = f"'{ref}' is retired: nobody can ask for it"
            yield RETIRED.found(item.at(ref), message, notes=[note])


def _renamed(entity: Entity, entities: Table) -> Iterator[Diagnostic]:
    old, these = entity.renamed_from, entities[entity.kind_name]
    place = entity.at("renamed_from")
    if old in these:
        note = Note(these[old].at("id"), "declared here")
        message = f"'{old}' is still declared, so nothing was renamed"
        yield RENAMED.found(place, message, notes=[note])
    for other in these.values():
        same = other.renamed_from == old and other.id < entity.id
        if same and shelf_name(other) != shelf_name(entity):
            note = Note(other.at("renamed_from"), "the other claim")
            message = f"two entities claim to have been '{old}'"
            yield RENAMED.found(place, message, notes=[note])


def _left_out(root: str, place: Place, lost: list[str]) -> Diagnostic:
    count = len(lost)
    few = ", ".join(each.partition(":")[2] for each in lost[:FEW])
    more = f" and {count - FEW} more" if count > FEW else ""
    verb = "is" if count == 1 else "are"
    name = root.partition(":")[2]
    message = f"{few}{more} {verb} not judged further, because of '{name}'"
    return LEFT_OUT.found(place, message)
