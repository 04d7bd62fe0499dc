"""Who gets what, for programs: `catalogkit-routes`, version 1."""

from catalogkit.catalog.canonical import Json, canonical
from catalogkit.catalog.decision_table import decision_table
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.plain import Plain
from catalogkit.catalog.promises import promised
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem
from catalogkit.report.routes.by_team import Route, idle_teams, routes, when_said
from catalogkit.report.routes.needed import approvals_of
from catalogkit.report.routes.sheet import Reading

FORMAT, VERSION = "catalogkit-routes", 1
Body = dict[str, Json]


def team_json(reading: Reading, only: str = "") -> Body:
    """Each team with what comes to it; `idle` are the teams to which nothing does."""
    by_team: dict[str, list[Json]] = {}
    for each in routes(reading.catalog):
        if only in ("", each.team):
            by_team.setdefault(each.team, []).append(_route(reading, each))
    teams: list[Json] = [
        {"team": name, "title": _title(reading, name), "routes": by_team[name]}
        for name in sorted(by_team)
    ]
    idle: list[Json] = [] if only else [*idle_teams(reading.catalog)]
    return {"format": FORMAT, "version": VERSION, "teams": teams, "idle": idle}


def item_json(reading: Reading, item: ServiceItem, only: str = "") -> Body:
    """An item's decision table: hit policy, columns, rows, and what paths lead to."""
    table = decision_table(reading.catalog, item)
    paths: Body = {
        name: _path(
            reading, Route(str(path.team or item.owner or ""), item, name, path)
        )
        for name, path in in_order(item)
        if only in ("", str(path.team or item.owner))
    }
    rows: list[Json] = []
    for row in table.rows:
        if row.path in paths:
            cells: Body = {name: canonical(cell) for name, cell in row.cells.items()}
            whole: Body = {} if row.whole is None else {"when": canonical(row.whole)}
            rows.append({"path": row.path, "cells": cells, **whole})
    return {
        "format": FORMAT,
        "version": VERSION,
        "item": item.id,
        "title": reading.said(item.title, item.id),
        "hit_policy": "first",
        "columns": [*table.columns],
        "rows": rows,
        "paths": paths,
    }


def _route(reading: Reading, route: Route) -> Json:
    return {"item": route.item.id, "path": route.name, **_path(reading, route)}


def _path(reading: Reading, route: Route) -> Body:
    plain, when = Plain(reading.catalog), route.path.when
    promise = promised(route.item, route.path)
    return {
        "title": reading.said(route.item.title, route.item.id),
        "leads_to": route.leads_to,
        "team": route.team or None,
        "when": True if when is None else canonical(reading.catalog.typed[id(when)]),
        "said": when_said(reading, route),
        "promise": None if promise is None else plain.model(promise),
        "approvals": [
            {"id": name, "when": canonical(when)}
            for name, when in approvals_of(reading.catalog, route.item, route.name)
        ],
    }


def _title(reading: Reading, name: str) -> str:
    team = reading.catalog.get(Team, name)
    return reading.said(None if team is None else team.title, name)
