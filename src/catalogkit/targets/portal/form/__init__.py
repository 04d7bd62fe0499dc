"""The form of an item as a page shows it: questions in order, also without a script."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup

from catalogkit.model.form import Field
from catalogkit.model.organisation import Site
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.form.asking import Asking, Listed
from catalogkit.targets.portal.form.data import FormData, Part, embedded, parts
from catalogkit.targets.portal.form.question import Offer, Question
from catalogkit.wording.form_page import Pages
from catalogkit.wording.printer import Names
from catalogkit.wording.register import register


@dataclass(frozen=True)
class RequestForm:
    """Everything that the template of a form shows."""

    questions: Sequence[Question]
    data: Markup
    action: str | None
    request_url: str | None
    has_files: bool
    item: str
    locale: str
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forms:
    """Makes the forms of an edition."""

    edition: Edition

    def of(self, item: ServiceItem, names: Names) -> RequestForm:
        """The form of an item, and the names in it."""
        edition, options = self.edition, self.edition.options
        page = self._pages.form(item)
        asking = Asking(edition, self.listed, names)
        questions = asking.questions(item.form, parts(page["fields"]), {})
        data = FormData(edition, item, page, self.register).whole()
        address = options.request_url
        if address is not None:
            address = address.replace("{item}", item.id)
            address = address.replace("{locale}", edition.locale)
        files = any(each.type == "file" for each in _deep(item.form))
        return RequestForm(
            questions,
            embedded(data),
            action=options.action,
            request_url=address,
            has_files=files,
            item=item.id,
            locale=edition.locale,
            scripts=("clock.js",) if "calendars" in data else (),
        )

    @cached_property
    def _pages(self) -> Pages:
        edition = self.edition
        return Pages(edition.catalog, edition.records, edition.locale)

    @cached_property
    def register(self) -> Mapping[str, Sequence[Part]]:
        """The sites, systems and teams to choose from."""
        edition = self.edition
        found = register(edition.catalog, edition.records, edition.locale)
        return {each: parts(found[each]) for each in ("sites", "systems", "teams")}

    @cached_property
    def listed(self) -> Listed:
        """The same as offers under headings: sites by the place they belong to."""
        found = {}
        for name, those in self.register.items():
            groups: dict[str, list[Offer]] = {}
            for each in those:
                offer = Offer(str(each["id"]), str(each["label"]))
                heading = self._place(offer.id) if name == "sites" else ""
                groups.setdefault(heading, []).append(offer)
            one = {"": [each for some in groups.values() for each in some]}
            found[name] = list((groups if len(groups) > 1 else one).items())
        return found

    def _place(self, name: str) -> str:
        site = self.edition.catalog.entities["site"][name]
        assert isinstance(site, Site)  # noqa: S101 - a site is listed among sites
        if site.parent is not None:
            return self.edition.title(self.edition.catalog[site.parent])
        return site.region or site.country or ""


@lru_cache(maxsize=4)
def forms(edition: Edition) -> Forms:
    """The forms of an edition; what they share is made once."""
    return Forms(edition)


def _deep(fields: Sequence[Field]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from _deep(each.fields)
