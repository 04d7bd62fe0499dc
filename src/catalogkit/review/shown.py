"""Rows with their lines: of what is gone those of the old catalog."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from catalogkit.diagnostic import Diagnostic, Note, Place
from catalogkit.report.lines import shown_of
from catalogkit.report.show import Shown
from catalogkit.review.review import Review
from catalogkit.review.row import Row


def shown_rows(
    review: Review, rows: Sequence[Row], more: Mapping[str, bytes] | None = None
) -> dict[str, Shown]:
    """Each row by its fingerprint, where it stands; `more` are files beside both."""
    found: dict[str, Shown] = {}
    old, new = (dict(each.project.files) for each in (review.old, review.new))
    for gone, files in ((True, {**new, **old}), (False, {**old, **new})):
        those = {row.fingerprint: row.found for row in rows if row.gone is gone}
        shown = shown_of({**files, **(more or {})}, list(those.values()))
        at = {id(each.diagnostic): each for each in shown}
        found |= {mark: at[id(each)] for mark, each in those.items()}
    return found


def annotations(
    review: Review, rows: Sequence[Row], more: Mapping[str, bytes] | None = None
) -> list[Shown]:
    """Rows for programs that show them beside the lines of the new catalog.

    What is gone is shown where it would stand now, with a note where it stood.
    """
    return shown_of(
        {**review.old.project.files, **review.new.project.files, **(more or {})},
        list(_anchored(review, rows)),
    )


def _anchored(review: Review, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    for row in rows:
        found = row.found
        place, notes = found.place, found.notes
        entity = review.comparison.after(row.address.entity)
        if row.gone and entity is not None:
            notes = (*notes, Note(place, f"in {review.old.name} it stood here"))
            place = _above(entity.at("id"), entity.at(*place.route[:-1]), row)
        anchor = f"{row.fingerprint}"
        yield replace(found, place=replace(place, anchor=anchor), notes=notes)


def _above(whole: Place, part: Place, row: Row) -> Place:
    """Where a part that is gone would stand: in what is left of its surroundings."""
    return part if part.route and len(row.address.route) > 1 else whole
