"""What is known of a request before anything is decided."""

import datetime

from catalogkit.decision import Request


def people_of(request: Request) -> dict[str, object]:
    """The facts beside the answers: who asks, for whom, by which channel, when."""
    found: dict[str, object] = {}
    recipient = request.requester if request.recipient is None else request.recipient
    for who, known in (("requester", request.requester), ("recipient", recipient)):
        found |= {f"{who}.{name}": value for name, value in known.items()}
    if request.channel is not None:
        found["request.channel"] = request.channel
    if request.at is not None:
        at = request.at.astimezone(datetime.UTC).replace(microsecond=0, tzinfo=None)
        found["request.time"] = f"{at.isoformat()}Z"
    return found
