"""Secrets where they are kept: found late, and taken out of whatever is said."""

import base64
import html
import importlib
import json
import os
import shlex
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

from catalogkit.hidden import SHOWN, Hidden
from catalogkit.model.options import Secret
from catalogkit.platform import Rejected, Unreachable

LEAST = 8
"""A secret of fewer characters may stand anywhere by chance."""
FEWEST = 4
"""Base64 inside other base64 is looked for from this many bytes on."""
OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass
class Secrets:
    """Finds secrets, and remembers them so that no sentence tells one.

    `root` is the folder that relative files are in, `warn` is told what its owner
    should mend.
    """

    root: Path
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    warn: Callable[[str], None] = lambda _: None
    known: list[Hidden] = field(default_factory=list)

    def reveal(self, kept: Secret) -> Hidden:
        """What a secret says. Raises Unreachable where it is not to be found."""
        text = self._text(kept)
        if not text:
            message = f"{_place(kept)} is empty: a secret was expected there"
            raise Unreachable(message)
        found = Hidden(text)
        self.known.append(found)
        return found

    def clean(self, text: str) -> str:
        """A text without secrets, and without what they look like in other clothes."""
        for each in sorted(self._told(), key=len, reverse=True):
            text = text.replace(each, SHOWN)
        return text

    def refuse(self, things: Iterable[tuple[str, object]]) -> None:
        """Raises Rejected where something that is to be written down tells a secret."""
        forms = self._told(LEAST)
        for name, what in things if forms else ():
            text = json.dumps(what, ensure_ascii=False)
            if any(each in text for each in forms):
                message = (
                    f"the secret that it is reached with stands in {name}: a file of "
                    "ours would tell it; take it out there, and change the secret"
                )
                raise Rejected(message)

    def _told(self, least: int = 0) -> set[str]:
        """The secrets from a length on, in all their clothes."""
        texts = [each.revealed() for each in self.known]
        return {form for each in texts if len(each) >= least for form in _forms(each)}

    def _text(self, kept: Secret) -> str:
        if kept.env is not None:
            if kept.env not in self.environ:
                message = f"the environment variable {kept.env} is not set: "
                raise Unreachable(message + "it should hold a secret")
            return self.environ[kept.env]
        if kept.file is not None:
            return self._file(kept.file)
        return _of_keyring(kept.keyring or "")

    def _file(self, name: str) -> str:
        file = self.root / Path(name).expanduser()
        try:
            text = file.read_text(encoding="utf-8")
            mode = file.stat().st_mode
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is no text"
            message = f"the secret in file '{name}' cannot be read: {why}"
            raise Unreachable(message) from None
        if os.name != "nt" and mode & OTHERS:
            self.warn(
                f"others may read the secret in '{name}': chmod 600 {shlex.quote(name)}"
            )
        return text.rstrip("\r\n")


def _of_keyring(entry: str) -> str:
    service, _, name = entry.rpartition("/")
    try:
        keyring = importlib.import_module("keyring")
    except ImportError:
        message = (
            f"the secret '{entry}' is in the keyring, which needs a package more: "
            "pip install 'catalogkit[keyring]'"
        )
        raise Unreachable(message) from None
    try:
        found = keyring.get_password(service, name)
    except Exception as problem:  # noqa: BLE001 - what a backend raises is its own
        message = f"the keyring does not open: {type(problem).__name__}"
        raise Unreachable(message) from None
    if found is None:
        how = shlex.join(["keyring", "set", service, name])
        message = f"the keyring has no '{entry}': {how}"
        raise Unreachable(message)
    return str(found)


def _place(kept: Secret) -> str:
    if kept.env is not None:
        return f"the environment variable {kept.env}"
    if kept.file is not None:
        return f"the file '{kept.file}'"
    return f"the entry '{kept.keyring}' of the keyring"


def _forms(secret: str) -> Iterator[str]:
    """A secret as it stands, and as programs write it into their messages."""
    for text in {secret, secret.strip()} - {""}:
        yield from (text, quote(text), quote(text, safe=""), quote_plus(text))
        yield from (html.escape(text), html.escape(text, quote=False))
        yield from (json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])
        yield from (repr(text)[1:-1], ascii(text)[1:-1], shlex.quote(text))
        data = text.encode("utf-8", "surrogateescape")
        yield from (data.hex(), repr(data)[2:-1])
        yield from _base64(data)


def _base64(data: bytes) -> Iterator[str]:
    """As base64: alone, and at any place inside more, such as "user:secret"."""
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        whole = encode(data).decode()
        yield from (whole, whole.rstrip("="))
        if len(data) < FEWEST:
            continue
        for before in range(3):
            first = -(-before * 8 // 6)
            last = (before + len(data)) * 8 // 6
            yield encode(bytes(before) + data).decode()[first:last]
