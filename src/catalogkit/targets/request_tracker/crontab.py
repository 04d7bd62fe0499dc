"""The line of a crontab by which Request Tracker notices that a time is over."""

import shlex

EVERY = "*/5 * * * *"
PROGRAM = "rt-crontool-5"


def crontab(field: str, user: str = "www-data") -> str:
    """The line, for the custom field that holds the next moment of a request.

    Its rule then does what is due and writes the next moment into the field. In a
    crontab, a percent sign would end the line.
    """
    search = f"{quoted(f'CF.{{{field}}}')} <= 'now' AND Status = '__Active__'"
    command = [
        PROGRAM, "--search", "RT::Search::FromSQL", "--search-arg", search,
        "--action", "RT::Action::SetCustomFieldToNow", "--action-arg", field,
    ]  # fmt: skip
    return f"{EVERY} {user} {shlex.join(command)}".replace("%", "\\%")


def quoted(text: str) -> str:
    """A name in the language of Request Tracker's searches."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
