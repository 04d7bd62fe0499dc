"""Checks of platforms that need to know what targets hold there.

Checks see no targets, so these stand beside them; they are found in the same way.
"""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import Check
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.model.near import near
from catalogkit.model.options import PlatformOptions
from catalogkit.targets import Side, targets


def _unknown(catalog: Catalog) -> Iterator[Diagnostic]:
    known = _known(catalog)
    for place, target, _ in _platforms(catalog):
        if target not in known:
            said = f"no target with a live platform is called '{target}'"
            message = f"{said}{near(target, known)}"
            yield unknown_target.found(place.of_key(), message)


def _owners(catalog: Catalog) -> Iterator[Diagnostic]:
    known = _known(catalog)
    for place, target, platform in _platforms(catalog):
        if not platform.owners or target not in known:
            continue
        kinds = known[target].kinds
        names = [f"{kind}.{name}" for kind, e in kinds.items() for name in e.attributes]
        for name in platform.owners:
            if name not in names:
                message = f"{target} has no attribute '{name}'{near(name, names)}"
                yield unknown_owner.found(place.at("owners", name).of_key(), message)


def _platforms(catalog: Catalog) -> Iterator[tuple[Place, str, PlatformOptions]]:
    manifest = catalog.manifest
    for env, stage in manifest.environments.items():
        for target, platform in stage.platforms.items():
            yield (
                manifest.at("environments", env, "platforms", target),
                target,
                platform,
            )


def _known(catalog: Catalog) -> Mapping[str, Side]:
    """The targets with a live platform; none are looked for where none is named."""
    if not any(True for _ in _platforms(catalog)):
        return {}
    return {name: e.side for name, e in targets().items() if e.side is not None}


unknown_target = Check(
    "platform/unknown-target",
    "An environment names a platform of which no target knows anything.",
    Severity.ERROR,
    _unknown,
)
unknown_owner = Check(
    "platform/unknown-owner",
    "Somebody is to decide about an attribute that there is not.",
    Severity.ERROR,
    _owners,
)
