"""A secret that stands in the manifest itself."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.model.options import PlatformOptions, Secret

VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
IN_ADDRESS = re.compile(
    r"https?://[^/?#@]*:[^/?#@]*@|[?&;][^=&]*(token|passw|secret|key)[^=&]*=[^&]+",
    re.IGNORECASE,
)
IN_COMMAND = re.compile(
    r"(token|passw(or)?d|secret|api_?-?key)\w*[=:]\S+", re.IGNORECASE
)
KEEP = "it would be in git for everybody to read"


@check
def open_secret(catalog: Catalog) -> Iterator[Diagnostic]:
    """A secret stands in the manifest, where everybody who reads it has it."""
    manifest = catalog.manifest
    for env, stage in manifest.environments.items():
        for target, platform in stage.platforms.items():
            place = manifest.at("environments", env, "platforms", target)
            for where, message in _open(place, platform):
                yield open_secret.found(where, message)


def _open(place: Place, platform: PlatformOptions) -> Iterator[tuple[Place, str]]:
    if platform.url and IN_ADDRESS.search(platform.url):
        yield place.at("url"), f"the address holds a password or token: {KEEP}"
    for index, word in enumerate(platform.host):
        if IN_COMMAND.search(word):
            said = f"the command holds a password or token: {KEEP}"
            yield place.at("host", index), f"{said}, and all who list processes see it"
    if platform.password is not None:
        yield from _kept(place.at("password"), platform.password)


def _kept(place: Place, secret: Secret) -> Iterator[tuple[Place, str]]:
    if secret.env is not None and VARIABLE.fullmatch(secret.env) is None:
        said = "this is no name of an environment variable such as DESK_TOKEN"
        yield place.at("env"), f"{said}; if it is the secret itself, {KEEP}"
    if secret.keyring is not None and "/" not in secret.keyring.strip("/"):
        said = "this is no entry of a keyring such as desk.example/api"
        yield place.at("keyring"), f"{said}; if it is the secret itself, {KEEP}"
