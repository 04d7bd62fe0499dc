"""How long work waits where several people take it as it comes."""

from collections.abc import Iterable


def erlang_c(servers: int, load: float) -> float:
    """The share of work that has to wait, in a queue M/M/c.

    `load` is the work offered, in servers that it keeps busy: below their number, else
    all of it waits. From Erlang's loss formula by its recurrence B(k) = aB(k-1) /
    (k + aB(k-1)), C = B / (1 - ρ(1 - B)): A. K. Erlang, "Solution of some problems in
    the theory of probabilities of significance in automatic telephone exchanges",
    Post Office Electrical Engineers' Journal 10 (1917); L. Kleinrock, "Queueing
    Systems", volume 1 (1975), section 3.6.
    """
    if load >= servers:
        return 1.0
    lost = 1.0
    for busy in range(1, servers + 1):
        lost = load * lost / (busy + load * lost)
    used = load / servers
    return lost / (1 - used * (1 - lost))


def waiting(servers: int, arrivals: float, service: float) -> float | None:
    """The mean time that work waits before somebody takes it; None: without end.

    `arrivals` per unit of time, `service` the mean time of one piece in that unit. It
    supposes that work arrives at random and that its times vary as those of an
    exponential distribution: Kleinrock, as above.
    """
    load = arrivals * service
    if load >= servers:
        return None
    return erlang_c(servers, load) * service / (servers - load) if load else 0.0


def breaks(
    parts: Iterable[tuple[float, float]], limit: float, months: int
) -> int | None:
    """The first month, from 1 on, at the end of which work is over a limit.

    `parts` are hours and their growth a year: each grows by the twelfth root of it a
    month. None where that does not happen within so many months, or has happened
    already.
    """
    known = list(parts)
    if sum(hours for hours, _ in known) > limit:
        return None
    for month in range(1, months + 1):
        if sum(hours * (1 + growth) ** (month / 12) for hours, growth in known) > limit:
            return month
    return None
