"""Articles: those that the same people may read stand in one class."""

from collections.abc import Iterator, Sequence

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.prose import prose
from catalogkit.model.knowledge import Article
from catalogkit.model.organisation import Audience
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets.request_tracker.groups import of_audience
from catalogkit.targets.request_tracker.hints import BETWEEN
from catalogkit.targets.request_tracker.rights import EVERYONE, right
from catalogkit.targets.request_tracker.shared import TARGET
from catalogkit.targets.request_tracker.spoken import Spoken, fitting, line, plain
from catalogkit.wording import sentence

BODY = Key("CustomField", "article.body")
"""The custom field that holds what an article says."""
ARTICLES = "RT::Class-RT::Article"


def articles(spoken: Spoken) -> Iterator[Resource]:
    """Classes by audience, who may read them, and the articles of each."""
    every = list(spoken.catalog.all(Article))
    ours = [each for each in every if not _stays(each)]
    if ours:
        yield from _shelves(ours, spoken)
    for name in sorted({_stays(each) for each in every} - {""}):
        yield Resource(stays_in(name), {"Name": name})
    for each in every:
        yield _article(each, spoken)


def stays_in(name: str) -> Key:
    """The key of a class that is not ours: only its name is known, and no right."""
    return Key("Class", f"={name}")


def _shelves(ours: Sequence[Article], spoken: Spoken) -> Iterator[Resource]:
    body: dict[str, Json] = {
        "Name": sentence(spoken.locale, "rt_guide"),
        "Type": "HTML",
        "MaxValues": 1,
        "LookupType": ARTICLES,
        "Description": BODY.id,
        "EntryHint": "",
        "Pattern": "",
        "RenderType": "",
        "BasedOn": "",
        "Values": [],
        "Default": [],
    }
    yield Resource(BODY, body)
    yield right(EVERYONE, str(BODY), ["SeeCustomField"])
    readers = {_class(each): each.audience for each in ours}
    for key, those in sorted(readers.items()):
        yield from _shelf(key, those, spoken)


def _stays(article: Article) -> str:
    """The class that an article stays in, where it was there before us."""
    options = article.x.get(TARGET)
    return str(options.get("class") or "") if isinstance(options, dict) else ""


def _class(article: Article) -> Key:
    if name := _stays(article):
        return stays_in(name)
    return Key("Class", ".".join(["guides", *sorted(article.audience)]))


def _shelf(key: Key, audience: tuple[str, ...], spoken: Spoken) -> Iterator[Resource]:
    name = sentence(spoken.locale, "rt_guides")
    if audience:
        those = [spoken.catalog.get(Audience, each) for each in audience]
        titles = ", ".join(spoken.said(each.title, each.id) for each in those if each)
        name = sentence(spoken.locale, "rt_guides_for", audiences=titles)
    body: dict[str, Json] = {
        "Name": name,
        "Description": "",
        "Queues": "all",
        "CustomFields": [BODY.id],
    }
    yield Resource(key, body, after=(BODY,))
    for who in [str(of_audience(each)) for each in audience] or [EVERYONE]:
        yield right(who, str(key), ["SeeClass", "ShowArticle"])


def _article(article: Article, spoken: Spoken) -> Resource:
    key = article.id if article.locale is None else f"{article.id}.{article.locale}"
    was = article.renamed_from
    ending = f".{article.locale}" if article.locale else ""
    locale = article.locale or spoken.locale
    body: dict[str, Json] = {
        "Name": line(article.title.get(locale, spoken.locale)),
        "Summary": fitting(_about(article, spoken.catalog, locale)),
        "Class": _class(article).id,
        "Content": str(prose(article.body)),
    }
    return Resource(
        Key("Article", key),
        body,
        after=(_class(article),),
        formerly=(Key("Article", f"{was}{ending}"),) if was else (),
        place=article.at("title"),
    )


def _about(article: Article, catalog: Catalog, locale: str) -> str:
    """The items that it helps with, by which people look for it, and what it says."""
    default = catalog.manifest.default_locale
    parts = [
        ", ".join(catalog[each].title.get(locale, default) for each in article.items)
    ]
    if article.description is not None:
        parts.append(plain(article.description.get(locale, default)))
    return BETWEEN.join(each for each in parts if each)
