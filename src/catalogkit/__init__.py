"""A service catalog as code: checked, explained, and built into forms and rules.

`load` takes a folder through the pipeline: files are read into Nodes (a plain value,
and where each part of it was written), expanded (`like`, `use`, overlays), parsed into
Entities (what authors declare, typed and frozen) and linked into a Catalog, in which
every reference is resolved. What is wrong on the way is a Diagnostic at a Place; what
is broken is left out together with what needs it.

`decide.decide` says what would happen to a request for an item: a Decision, with
everything that was asked on the way.

`findings.findings` adds what the checks say: each is a function from a Catalog to
Diagnostics, and is found by being in a package. `build.build` gives the sound part of
the Catalog to Targets, which make Resources of it: files for programs that know nothing
of us. To add a check, a target or an importer, see CONTRIBUTING.md; other packages add
theirs under the entry-point groups catalogkit.checks, catalogkit.targets and
catalogkit.importers.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalogkit.catalog.catalog import Catalog
    from catalogkit.checks import Check, check
    from catalogkit.decision import Decision, Request
    from catalogkit.diagnostic import Diagnostic, Edit, Note, Place, Rule, Severity
    from catalogkit.importers import Importer
    from catalogkit.model.base import Entity
    from catalogkit.project import Project, load
    from catalogkit.resource import Resource
    from catalogkit.targets import Target

_HOMES = {
    "Catalog": "catalog.catalog",
    "Check": "checks",
    "check": "checks",
    "Decision": "decision",
    "Diagnostic": "diagnostic",
    "Edit": "diagnostic",
    "Entity": "model.base",
    "Importer": "importers",
    "load": "project",
    "Note": "diagnostic",
    "Place": "diagnostic",
    "Project": "project",
    "Request": "decision",
    "Resource": "resource",
    "Rule": "diagnostic",
    "Severity": "diagnostic",
    "Target": "targets",
}

__all__ = [
    "Catalog",
    "Check",
    "Decision",
    "Diagnostic",
    "Edit",
    "Entity",
    "Importer",
    "Note",
    "Place",
    "Project",
    "Request",
    "Resource",
    "Rule",
    "Severity",
    "Target",
    "check",
    "load",
]


def __getattr__(name: str) -> object:
    """The public name, imported when it is asked for, so that --help is quick."""
    if name not in _HOMES:
        message = f"module 'catalogkit' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(f"catalogkit.{_HOMES[name]}"), name)
