"""The one comment that is kept in a pull request (GitHub), merge request (GitLab)."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

PATIENCE = 30.0
PAGE = 100
"""So many comments are asked for at once: no forge gives more."""
REFUSED = frozenset({401, 403, 404})


class NoDiscussion(Exception):
    """Why nobody knows where a comment goes: one sentence."""


class CommentRefused(Exception):
    """Why a comment could not be written: one sentence."""


@dataclass(frozen=True)
class Forge:
    """How a forge keeps comments."""

    name: str
    most: int
    """Characters of a comment."""
    author: str
    login: str
    update: str
    needs: str
    """What a token needs to write one."""


GITHUB = Forge(
    "GitHub", 65_536, "user", "login", "PATCH",
    "it needs 'pull-requests: write', which no pull request from a fork is given",
)  # fmt: skip
GITLAB = Forge(
    "GitLab", 1_000_000, "author", "username", "PUT",
    "it needs a token of the project with scope 'api' and role Reporter or higher",
)  # fmt: skip


@dataclass(frozen=True)
class Discussion:
    """Where the comments of one change are, and what opens the door to them."""

    forge: Forge
    every: str
    """The address of all comments."""
    one: str
    """The address of one comment, without its number."""
    user: str
    """The address that says who we are."""
    headers: Mapping[str, str]


def discussion(environ: Mapping[str, str]) -> Discussion:
    """The discussion that a run of CI is about. Raises NoDiscussion."""
    if environ.get("GITHUB_ACTIONS") == "true":
        return _github(environ)
    if environ.get("GITLAB_CI") == "true":
        return _gitlab(environ)
    message = "this is no run of GitHub Actions or GitLab CI, so nobody knows to which "
    raise NoDiscussion(message + "pull or merge request a comment belongs")


def say(where: Discussion, name: str, text: str) -> str:
    """Writes our comment of this name, or updates the one that is there.

    Gives "written" or "updated". A comment is ours when it begins with our mark and
    we wrote it: what somebody else wrote or quoted is never touched.
    """
    mark = f"<!-- catalogkit: {name} -->\n"
    body = {"body": mark + text}
    if len(body["body"]) > where.forge.most:
        message = f"{where.forge.name} takes {where.forge.most:,} characters and this "
        message += f"has {len(body['body']):,}: 'catalogkit diff --format comment' fits"
        raise CommentRefused(message)
    for each in _ours(where, mark):
        _asked(where, where.forge.update, f"{where.one}/{int(each['id'])}", body)
        return "updated"
    _asked(where, "POST", where.every, body)
    return "written"


def _github(environ: Mapping[str, str]) -> Discussion:
    number = _pull_request(environ.get("GITHUB_EVENT_PATH", ""))
    api = _address(environ, "GITHUB_API_URL")
    repository = f"{api}/repos/{quote(_said(environ, 'GITHUB_REPOSITORY'))}/issues"
    token = environ.get("CATALOGKIT_TOKEN") or _said(environ, "GITHUB_TOKEN")
    return Discussion(
        GITHUB,
        f"{repository}/{number}/comments",
        f"{repository}/comments",
        f"{api}/user",
        {
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )


def _pull_request(event: str) -> int:
    try:
        told = json.loads(Path(event).read_text(encoding="utf-8"))
        return int(told["pull_request"]["number"])
    except (OSError, ValueError, KeyError, TypeError):
        message = "this run is not about a pull request: there is nothing to comment on"
        raise NoDiscussion(message) from None


def _gitlab(environ: Mapping[str, str]) -> Discussion:
    number = environ.get("CI_MERGE_REQUEST_IID", "")
    if not number:
        message = (
            "this run is not about a merge request: there is nothing to comment on"
        )
        raise NoDiscussion(message)
    api = _address(environ, "CI_API_V4_URL")
    project = quote(_said(environ, "CI_MERGE_REQUEST_PROJECT_ID"), safe="")
    notes = f"{api}/projects/{project}/merge_requests/{quote(number, safe='')}/notes"
    headers = {"PRIVATE-TOKEN": _said(environ, "CATALOGKIT_TOKEN")}
    return Discussion(GITLAB, notes, notes, f"{api}/user", headers)


def _said(environ: Mapping[str, str], name: str) -> str:
    """The value of a variable that must be there and be one word."""
    value = environ.get(name, "")
    if not value or not value.isascii() or not value.isprintable():
        state = "is no plain text" if value else "is not set"
        message = f"{name} {state}, and without it no comment can be written"
        raise NoDiscussion(message)
    return value


def _address(environ: Mapping[str, str], name: str) -> str:
    value = _said(environ, name)
    if urlsplit(value).scheme not in {"https", "http"}:
        message = f"{name} is '{value}', which is no address of the web"
        raise NoDiscussion(message)
    return value.rstrip("/")


def _ours(where: Discussion, mark: str) -> Iterator[Mapping[str, Any]]:
    """Our comments with this mark, the first one first."""
    me = None
    for each in _every(where):
        author = each.get(where.forge.author) or {}
        if str(each.get("body", "")).replace("\r\n", "\n").startswith(mark):
            me = _me(where) if me is None else me
            # A token of a job has no name: GitHub says only that it is no person.
            is_ours = author.get(where.forge.login) == me if me else _is_job(author)
            if is_ours:
                yield each


def _is_job(author: Mapping[str, Any]) -> bool:
    return author.get("type") == "Bot"


def _me(where: Discussion) -> str:
    """The login of whoever the token belongs to; empty where it is that of a job."""
    try:
        told = _asked(where, "GET", where.user)
    except CommentRefused:
        return ""
    return str(told.get(where.forge.login, "")) if isinstance(told, dict) else ""


def _every(where: Discussion) -> Iterator[Mapping[str, Any]]:
    page = 1
    while True:
        query = f"per_page={PAGE}&page={page}"
        found = _asked(where, "GET", f"{where.every}?{query}")
        if not isinstance(found, list) or not found:
            return
        yield from (each for each in found if isinstance(each, dict))
        page += 1


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nobody: another server must not be given the token."""

    def redirect_request(self, *_: object) -> None:
        return None


def _asked(where: Discussion, method: str, address: str, body: object = None) -> Any:  # noqa: ANN401 - JSON of a forge
    """What a forge answers. Raises CommentRefused: what it says, and what helps."""
    data = None if body is None else json.dumps(body).encode()
    headers = {**where.headers, "Content-Type": "application/json"}
    headers["User-Agent"] = "catalogkit"
    wanted = urllib.request.Request(address, data, headers, method=method)  # noqa: S310 - see _address
    try:
        opener = urllib.request.build_opener(_Stay)
        with opener.open(wanted, timeout=PATIENCE) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            raise CommentRefused(_why(where, error.code)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        message = f"{where.forge.name} gave no answer that can be read: {reason}"
        raise CommentRefused(message) from None


def _why(where: Discussion, code: int) -> str:
    name = where.forge.name
    if code not in REFUSED:
        return f"{name} did not take the comment (HTTP {code})"
    said = f"{name} does not let this token write a comment (HTTP {code})"
    return f"{said}: {where.forge.needs}"
