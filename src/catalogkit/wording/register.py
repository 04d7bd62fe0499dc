"""What the forms of a locale share: sites, systems and teams, and common words."""

from collections.abc import Mapping

from catalogkit.catalog.canonical import Json
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.model.landscape import System
from catalogkit.model.organisation import Site, Team
from catalogkit.wording.messages import words

FORMAT = "catalogkit.records/1"


def register(catalog: Catalog, records: Records, locale: str) -> dict[str, Json]:
    """Everything that a field may answer with by id, and what conditions read of it."""

    def listed(
        kind: type[Site] | type[System] | type[Team],
        known: Mapping[str, Mapping[str, Json]],
    ) -> list[Json]:
        found: list[Json] = []
        for each in catalog.all(kind):
            default = catalog.manifest.default_locale
            label = each.id if each.title is None else each.title.get(locale, default)
            one: dict[str, Json] = {"id": each.id, "label": label}
            attributes = dict(known.get(each.id, {}))
            found.append({**one, **({"attributes": attributes} if attributes else {})})
        return found

    return {
        "format": FORMAT,
        "locale": locale,
        "sites": listed(Site, records.sites),
        "systems": listed(System, records.systems),
        "teams": listed(Team, {}),
        "words": words(locale),
    }
