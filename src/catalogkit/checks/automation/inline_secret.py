"""Secrets in plain sight."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.model.knowledge import Automation

LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"://[^/\s@]+@"), "an address with a password"),
    (re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"), "a private key"),
    (re.compile(r"\b(AKIA|ASIA)[A-Z0-9]{16}\b"), "an access key"),
    (re.compile(r"\bgh[opsur]_\w{20,}|\bgithub_pat_\w{20,}"), "an access token"),
    (re.compile(r"\bglpat-[\w-]{20,}|\bxox[abeprs]-[\w-]{10,}"), "an access token"),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"), "an access token"),
    (re.compile(r"\b(bearer|basic)\s+[\w+/=.~-]{12,}", re.IGNORECASE), "a credential"),
    (
        re.compile(
            r"(pass(word|wd|phrase)?|secret|token|api[_-]?key|sig(nature)?|auth)"
            r"\s*[=:]\s*\S{4,}",
            re.IGNORECASE,
        ),
        "a password or token",
    ),
)
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@check
def inline_secret(catalog: Catalog) -> Iterator[Diagnostic]:
    """An automation holds a secret, which belongs in a setting."""
    for each in catalog.all(Automation):
        for place, text in _texts(each):
            what = next((name for look, name in LOOKS if look.search(text)), None)
            if what is not None:
                message = f"this looks like {what}: keep it in a setting and name that"
                yield inline_secret.found(place, message)
        webhook = each.endpoint.webhook
        if ADDRESS.match(webhook) and not _is_told(webhook):
            message = "whoever knows this address can call it: keep it in a setting"
            place = each.at("endpoint", "webhook")
            yield inline_secret.found(place, f"{message} and name that")


def _texts(automation: Automation) -> Iterator[tuple[Place, str]]:
    yield automation.at("endpoint", "webhook"), automation.endpoint.webhook
    for name, text in automation.inputs.items():
        yield automation.at("inputs", name), text
    if automation.idempotency_key is not None:
        yield automation.at("idempotency_key"), automation.idempotency_key


def _is_told(text: str) -> bool:
    return any(look.search(text) for look, _ in LOOKS)
