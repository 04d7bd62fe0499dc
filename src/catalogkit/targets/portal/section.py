"""A section of the portal: pages of one kind, made alike from one template.

To add one, write a module that ends in

    teams = Section("team", lambda catalog: catalog.all(Team), view)

and a template `templates/team.html` that extends `layout.html`. It is found by being
there. `view(edition, team)` gives the plain values that the template shows, among them
`title`, and perhaps a tuple `scripts` of what only this page needs; the template finds
them as `page`, and the words of its locale by `say("key")`
(they are written in `wording/pages_*.py`, else in the sentences of the locale).

The page of a team lies at `<locale>/team/<id>.html`. Everything links to it as soon as
the section exists, by `edition.link(Team, id)`; a template prefixes the file of a link
with `up`, the way to the folder of the locale.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.manifest import Manifest
from catalogkit.targets.portal.edition import Edition

View = Callable[[Edition, Any], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Section:
    """The pages of one kind.

    `subjects` are what has a page: entities, or things with an `id`. A section with
    `single` has one page, beside the home page: `<locale>/<kind>.html`. `scripts` are
    files of `assets/` that its pages load beside `portal.js`.
    """

    kind: str
    subjects: Callable[[Catalog], Iterable[Any]]
    view: View
    scripts: tuple[str, ...] = ()
    single: bool = False

    def file(self, name: str) -> str:
        """Where a page lies, below the folder of its locale."""
        return f"{self.kind}.html" if self.single else f"{self.kind}/{name}.html"


def once(catalog: Catalog) -> Iterator[Manifest]:
    """The subject of a page about no entity: the catalog as a whole."""
    yield catalog.manifest
