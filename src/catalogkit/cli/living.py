"""What commands about live platforms share: options, the way there, and its ends."""

import random
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from catalogkit.cli.bug import FULL, Bug
from catalogkit.cli.carrying import INCOMPLETE
from catalogkit.cli.checking import Checked, checked, rendered
from catalogkit.cli.options import found_root, judged_on, root_option, today_option
from catalogkit.cli.progress import waiting
from catalogkit.cli.whole import lines_of
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.live.secrets import Secrets
from catalogkit.live.stage import NotLive, Stage, connected, stages
from catalogkit.platform import PlatformError
from catalogkit.report.lines import shown_of
from catalogkit.report.visible import visible
from catalogkit.resource import Key
from catalogkit.rollout.apply import Pace
from catalogkit.rollout.bindings import Bindings, BindingsRefused
from catalogkit.rollout.bindings import read as bindings_of
from catalogkit.rollout.journal import JournalRefused
from catalogkit.rollout.lock import Locked
from catalogkit.step import key as key_of

if TYPE_CHECKING:
    from catalogkit.live.planning import Planned
    from catalogkit.live.told import Told
    from catalogkit.platform import Platform
    from catalogkit.rollout.goal import Terms

F = TypeVar("F", bound=Callable[..., Any])
FOUND = 1
SHOWN = 20


def live_options(function: F) -> F:
    """-e, --target, --root and --today, as `Live` takes them."""
    for each in (
        today_option,
        root_option,
        click.option(
            "--target", "targets", metavar="NAME", multiple=True,
            help="Only this target [default: all of the environment].",
        ),
        click.option(
            "-e", "--env", metavar="NAME",
            help="The environment: test, prod; its platforms are in catalogkit.yaml.",
        ),
    ):  # fmt: skip
        function = each(function)
    return function


def terms_options(function: F) -> F:
    """--adopt, --allow-data-loss and --reason, as `Wish` takes them."""
    for each in (
        click.option(
            "--reason", "reasons", metavar="TEXT", multiple=True,
            help="With --allow-data-loss: why; it is kept in the plan and the journal.",
        ),
        click.option(
            "--allow-data-loss", "lose", metavar="KEY", multiple=True,
            help="Delete this for good with its data, such as CustomField:vpn.why.",
        ),
        click.option(
            "--adopt", metavar="KEY", multiple=True,
            help="Take over what is there under this name, such as Queue:vpn; or all.",
        ),
    ):  # fmt: skip
        function = each(function)
    return function


@dataclass(frozen=True)
class Wish:
    """What somebody allows beyond what is always allowed."""

    adopt: tuple[str, ...] = ()
    lose: Mapping[Key, str] = field(default_factory=dict)


def wished(
    adopt: tuple[str, ...], lose: tuple[str, ...], reasons: tuple[str, ...]
) -> Wish:
    """What options allow. Raises UsageError where data would go without a reason."""
    said = [each.strip() for each in reasons]
    if lose and (not said or not all(said)):
        message = (
            "--allow-data-loss needs --reason: whoever looks for the data later "
            "reads it in the journal"
        )
        raise click.UsageError(message)
    if said and not lose:
        message = "--reason goes with --allow-data-loss"
        raise click.UsageError(message)
    if len(said) > 1 and len(said) != len(lose):
        message = "give one --reason for all, or one for each --allow-data-loss"
        raise click.UsageError(message)
    many = said if len(said) > 1 else said * len(lose)
    return Wish(adopt, dict(zip(map(key_of, lose), many, strict=True)))


@dataclass
class Live:
    """The platforms of an environment, and the catalog they live by."""

    root: Path
    env: str
    result: Checked
    secrets: Secrets
    stages: list[Stage] = field(default_factory=list)
    pace: Pace = field(default_factory=lambda: Pace(chance=random.random))

    def plans(self, wish: Wish, platforms: "Sequence[Platform]") -> "list[Planned]":
        """What is to be done on each. Raises Exit where one cannot be read."""
        from catalogkit.live.planning import heeded

        made = []
        for stage, platform in zip(self.stages, platforms, strict=True):
            terms = stage.terms(wish.adopt, wish.lose)
            made.append(self.planned(stage, platform, terms))
        heeded(made, wish.adopt, wish.lose)
        return made

    def planned(self, stage: Stage, platform: "Platform", terms: "Terms") -> "Planned":
        """What is to be done on one; it tells no secret. Raises Exit like `plans`."""
        from catalogkit.live.planning import planned
        from catalogkit.rollout.planned import things_of

        with self.reading(stage):
            made = planned(stage, platform, terms, self.pace)
            self.secrets.refuse(things_of(made.plan))
        return made

    @contextmanager
    def platforms(self) -> "Iterator[list[Platform]]":
        """All platforms, connected. Raises Exit where one is not to be reached."""
        from contextlib import ExitStack

        with ExitStack() as stack:
            found = []
            for stage in self.stages:
                with self.reading(stage):
                    way = connected(stage, self.secrets.reveal)
                    found.append(stack.enter_context(way))
            yield found

    @contextmanager
    def reading(self, stage: Stage) -> Iterator[None]:
        """Says that a platform cannot be read, and ends."""
        name = stage.target.name
        try:
            with waiting(f"reading {name} in {self.env}"):
                yield
        except PlatformError as problem:
            said = visible(self.secrets.clean(str(problem)))
            click.echo(
                f"{name} in {visible(self.env)} cannot be read: {said}", err=True
            )
            raise click.exceptions.Exit(INCOMPLETE) from None

    def bindings(self, stage: Stage) -> Bindings:
        """What is known of a platform without looking there."""
        return bindings_of(self.root, stage.target.name, self.env, stage.platform)

    @cached_property
    def where(self) -> Callable[[Place], str]:
        """Tells the file and line of a place."""
        things = [e for stage in self.stages for e in stage.goal.resources.values()]
        places = [each.place for each in things if each.place is not None]
        return lines_of(self.result.project, places)

    def told(self, made: "Planned") -> "Told":
        """A plan in people's words."""
        from catalogkit.live.told import told

        return told(made, self.where)

    def echo(self, text: str, *, err: bool = False) -> None:
        """Prints a text of which parts come from a platform."""
        click.echo(self.secrets.clean(text), nl=not text.endswith("\n"), err=err)


@contextmanager
def live(
    root: Path | None,
    today: str | None,
    env: str | None,
    targets: Sequence[str],
    *,
    bare: bool = False,
) -> Iterator[Live]:
    """The platforms of an environment. Raises UsageError, Exit and Bug.

    Nothing leaves it with a secret: neither a sentence nor a traceback. `bare` needs no
    sound catalog, and has no goal without one.
    """
    folder = found_root(root)
    secrets = Secrets(folder, warn=_warn)
    try:
        result = checked(folder, judged_on(today), named(env))
        errors = list(filter(_is_error, result.found))
        if errors and not bare:
            _refuse(result, errors)
        catalog = result.project.catalog
        if catalog is None:
            message = "the catalog cannot be read: catalogkit check says why"
            raise click.UsageError(message)
        found = stages(catalog, folder, named(env), targets, bare=bool(errors))
        unfit = [e for stage in found for e in stage.found if _is_error(e)]
        if unfit and not bare:
            _refuse(result, unfit)
        yield Live(folder, named(env), result, secrets, found)
    except (NotLive, BindingsRefused, JournalRefused, Locked) as problem:
        said = visible(secrets.clean(str(problem)))
        raise click.UsageError(said) from None
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as problem:
        if isinstance(problem, BrokenPipeError) or getattr(problem, "errno", 0) in FULL:
            raise
        # Its text may hold what a platform said.
        raise Bug(secrets.clean(traceback.format_exc())) from None


def wrong(message: str) -> click.UsageError:
    """An error of whoever called, safe to be shown on a terminal."""
    return click.UsageError(visible(message))


def named(given: str | None) -> str:
    """The environment that was named. Raises UsageError where none was."""
    if given is None:
        message = (
            "name the environment: --env test; catalogkit.yaml says which there are"
        )
        raise click.UsageError(message)
    return given


def _is_error(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR


def _warn(message: str) -> None:
    click.echo(f"warning: {visible(message)}", err=True)


def _refuse(result: Checked, errors: Sequence[Diagnostic]) -> None:
    """Says what is wrong, and ends: what has errors must not look like removed."""
    shown = shown_of(result.project.files, errors)
    text = rendered("text", shown[:SHOWN], result, colour=False, seconds=0)
    click.echo(text.rpartition("\n\n")[0], err=True)
    if len(shown) > SHOWN:
        click.echo(f"… and {len(shown) - SHOWN} more: catalogkit check", err=True)
    message = (
        "nothing is planned while the catalog has errors: what they leave out would "
        "look as if it were to be taken away"
    )
    click.echo(message, err=True)
    raise click.exceptions.Exit(FOUND)
