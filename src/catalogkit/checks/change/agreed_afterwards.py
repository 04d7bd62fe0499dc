"""Changes that are made before anybody agrees, and are no emergency."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity


@check(severity=Severity.WARNING)
def agreed_afterwards(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item asks for agreement afterwards, and leads to no emergency."""
    for item in catalog.items():
        names = [each.model for each in item.paths.values()]
        models = [catalog[each] for each in names if each is not None]
        only_changes = models and len(models) == len(item.paths)
        if not only_changes or any(m.change_type == "emergency" for m in models):
            continue
        for step in item.approvals:
            if step.afterwards:
                kinds = " or ".join(dict.fromkeys(each.change_type for each in models))
                message = f"'{step.id}' is asked when all is done, and only an"
                message += f" emergency cannot wait: this leads to a {kinds} change"
                note = Note(models[0].at("change_type"), "said here")
                place = item.at(step, "afterwards")
                yield agreed_afterwards.found(place, message, notes=[note])
