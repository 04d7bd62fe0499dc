"""A Request Tracker that holds the promises of a catalog, and a clock one can set."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalogkit.catalog.catalog import Catalog
from catalogkit.resource import Resource
from catalogkit.targets.request_tracker.agreements import agreements
from catalogkit.targets.request_tracker.lifecycle import lifecycle
from tests.live.request_tracker import Tracker

SETTINGS = """
use JSON ();
my $all = do {
    open my $file, '<:encoding(UTF-8)', '%s' or die $!;
    local $/; JSON::from_json(<$file>);
};
Set(%%%s, %%$all);
"""
CONVERTER = "internal HTML converter"
CLOCK = """
BEGIN {
    *CORE::GLOBAL::time = sub () { $main::now || CORE::time() };
    *CORE::GLOBAL::gmtime
        = sub (;$) { CORE::gmtime(@_ ? $_[0] : $main::now || CORE::time()) };
}
use strict; use warnings; use utf8; our $now;
use RT -init; use JSON ();
my $asked = JSON::from_json(do { local $/; <STDIN> });
sub said { print JSON::to_json($_[0], { canonical => 1 }), "\\n" }
"""


def settings(tracker: Tracker, name: str, value: Mapping[str, Any]) -> None:
    """One setting of a file in its folder, such as ServiceAgreements."""
    place = tracker.folder / f"{name}.json"
    place.write_text(json.dumps(value), encoding="utf-8")
    tracker.configure(name, SETTINGS % (place, name))


def promise(tracker: Tracker, catalog: Catalog) -> dict[str, Resource]:
    """Settings with all service levels and hours of a catalog, and our lifecycle."""
    found = [each for each in agreements(catalog) if isinstance(each, Resource)]
    levels = {each.key.id: _body(each) for each in _of(found, "ServiceLevel")}
    hours = {each.key.id: _body(each) for each in _of(found, "BusinessHours")}
    settings(tracker, "ServiceAgreements", {"Levels": levels})
    settings(tracker, "ServiceBusinessHours", hours)
    staged(tracker)
    return {str(each.key): each for each in found}


def staged(tracker: Tracker, *, maps: bool = True) -> None:
    """A setting with our lifecycle and its maps."""
    body = _body(lifecycle())
    known = {"__maps__": body.pop("Maps")}
    whole = {lifecycle().key.id: body} | (known if maps else {})
    settings(tracker, "Lifecycles", whole)


def told(tracker: Tracker, program: str, asked: object) -> list[Any]:
    """What a Perl program says of what it is asked, with `$now` as the time."""
    done = tracker.run("perl", "-CSDA", "-e", CLOCK + program, stdin=json.dumps(asked))
    assert done.returncode == 0, done.stderr
    complaints = [line for line in done.stderr.splitlines() if CONVERTER not in line]
    assert not complaints, complaints
    return [json.loads(line) for line in done.stdout.splitlines()]


def _of(found: Sequence[Resource], kind: str) -> Iterable[Resource]:
    return (each for each in found if each.key.kind == kind)


def _body(resource: Resource) -> dict[str, Any]:
    assert isinstance(resource.body, dict)
    return {key: value for key, value in resource.body.items() if key != "Name"}
