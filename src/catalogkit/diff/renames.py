"""Who was called otherwise before: declared, impossible, or only likely."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic, Note, Rule, Severity
from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Article

OF_NOTHING = Rule(
    "diff/rename-of-nothing", "A former name names nothing that was renamed."
)
LIKELY = Rule(
    "diff/rename-not-said",
    "Something is gone and something like it is new, and nobody said it was renamed.",
    Severity.HINT,
)


def renamed(
    old: Catalog, new: Catalog
) -> tuple[Mapping[str, str], Iterator[Diagnostic]]:
    """Old "kind:id" → new "kind:id" of all that was renamed, and what is wrong."""
    renames: dict[str, str] = {}
    wrong: list[Diagnostic] = []
    for each in new.everything():
        if each.renamed_from is None:
            continue
        before = f"{each.kind_name}:{each.renamed_from}"
        if isinstance(each, Article) and each.locale:
            before = f"{before}.{each.locale}"
        there, former = _in(old, each.key), _in(old, before)
        if former is not None and there is None and before not in renames:
            renames[before] = each.key
        elif not {before, each.key} & old.absent and not _known(there, each):
            wrong.append(_of_nothing(each, there))
    return renames, iter([*wrong, *_likely(old, new, renames)])


def _known(there: Entity | None, entity: Entity) -> bool:
    """Whether it was renamed so in an earlier change, and still says it."""
    return there is not None and there.renamed_from == entity.renamed_from


def _of_nothing(entity: Entity, there: Entity | None) -> Diagnostic:
    former = entity.renamed_from
    message = f"'{former}' is not there before the change, so nothing was renamed"
    if there is not None:
        message = f"'{entity.id}' was there before the change, so it was not '{former}'"
    return OF_NOTHING.found(entity.at("renamed_from"), message)


def _likely(
    old: Catalog, new: Catalog, renames: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Of each that is new the one that is gone and has the same title."""
    gone = [
        each
        for each in old.everything()
        if each.key not in renames
        and _in(new, each.key) is None
        and each.key not in new.absent
    ]
    for each in new.everything() if gone else ():
        is_new = _in(old, each.key) is None and each.key not in old.absent
        if not is_new or each.key in renames.values() or each.renamed_from is not None:
            continue
        alike = [one for one in gone if _looks_like(one, each)]
        if len(alike) == 1:
            (one,) = alike
            message = (
                f"'{one.id}' is gone and '{each.id}' looks like it: if it was renamed, "
                f"write renamed_from: {one.id}"
            )
            note = Note(one.at("id"), "it was declared here")
            yield LIKELY.found(each.at("id"), message, notes=[note])


def _looks_like(one: Entity, other: Entity) -> bool:
    """Whether two entities have a title, or most of what they say, in common."""
    if one.kind_name != other.kind_name:
        return False
    mine = one.title.by_locale if one.title is not None else {}
    theirs = other.title.by_locale if other.title is not None else {}
    if mine and mine == theirs:
        return True
    before, after = one.node.value, other.node.value
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    keys = (before.keys() | after.keys()) - {"id", "kind", "title"}
    same = sum(key in before and before.get(key) == after.get(key) for key in keys)
    return len(keys) > 1 and same * 3 >= len(keys) * 2


def _in(catalog: Catalog, key: str) -> Entity | None:
    kind, _, name = key.partition(":")
    return catalog.entities.get(kind, {}).get(name)
