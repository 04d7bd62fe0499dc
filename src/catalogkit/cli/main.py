"""The command `catalogkit`: finds the subcommand, and turns what happens into a code.

0 clean · 1 found something · 2 called wrongly · 3 our bug · 4 apply incomplete
"""

import gc
import importlib
import os
import sys

import click

from catalogkit.cli.bug import FULL, Bug, told
from catalogkit.cli.version import VERSION

COMMANDS = {
    "init": "Start a small working catalog in a new folder.",
    "check": "Say what is wrong with the catalog, and where.",
    "fix": "Mend what is certain; comments and layout stay.",
    "fmt": "Give files the usual layout; comments stay.",
    "explain": "Tell about a rule, or where a value came from.",
    "new": "Write the beginning of a new definition.",
    "build": "Write pages, request forms and routing rules to dist/.",
    "try": "Say what would happen to a request, and why.",
    "test": "Run the examples of items; say what they miss.",
    "diff": "Say what differs between two catalogs, and for whom.",
    "breaking": "Fail on changes that must not be merged unnoticed.",
    "changelog": "Say what requesters will notice, in their language.",
    "comment": "Keep one comment in a pull or merge request.",
    "routes": "Say who gets what, as tables.",
    "owners": "Write CODEOWNERS: who must agree to a change.",
    "impact": "Say whom a change reaches, why, and who must agree.",
    "calendar": "Calendars to subscribe to; what collides, and what is free.",
    "import": "Turn definitions of another program into ours.",
    "plan": "Say what would be done to a live platform.",
    "apply": "Bring a live platform to what the catalog says.",
    "drift": "Say what somebody changed by hand on a platform.",
    "rollback": "Undo an apply.",
    "runbook": "Write what is to be done by hand, click by click.",
    "verify": "Say whether a platform is as the catalog says.",
    "schema": "Write JSON Schemas for editors.",
    "completion": "Print the completion script of a shell.",
}
"""Subcommand → what it does; its module is imported only when it is called."""

BUG, WRONG, INTERRUPTED = 3, 2, 130


class _Commands(click.Group):
    """Subcommands that are imported when they are called, so that --help is quick."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = (
            f"{cmd_name}_" if cmd_name in {"import", "try", "calendar"} else cmd_name
        )
        found = importlib.import_module(f"catalogkit.cli.{module}").command
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + _meant(args[0]), ctx) from None

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Start with: catalogkit init demo, then catalogkit check in that folder.",
)
@click.version_option(VERSION, prog_name="catalogkit")
def cli() -> None:
    """A service catalog as code: checked, explained, and built into forms and rules."""


def main() -> None:
    """Runs the command and ends the process with its code."""
    code = run(sys.argv[1:])
    # All is written. To take a large catalog apart object by object would only cost
    # time, so the process ends as it stands.
    os._exit(code)


def run(args: list[str]) -> int:
    """Runs the command; gives its exit code."""
    _open_streams()
    try:
        code = cli.main(args, prog_name="catalogkit", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough; Python must not complain when it exits.
        _give_up_output()
        return 1
    except OSError as error:
        if error.errno not in FULL:
            return _bug()
        click.echo(f"the output cannot be written: {error.strerror}", err=True)
        _give_up_output()
        return WRONG
    except Bug as bug:
        return _bug(str(bug))
    except Exception:  # noqa: BLE001 - whatever it is, it is our bug
        return _bug()
    finally:
        gc.enable()  # a command may have switched it off while it reads
    return code if isinstance(code, int) else 0


def _open_streams() -> None:
    """Whoever closed our output wants none; printing still needs a place to go."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - kept
            setattr(sys, name, nowhere)


def _give_up_output() -> None:
    """Python flushes once more when it ends: let that succeed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug(where: str = "") -> int:
    click.echo(told(where), err=True)
    return BUG


def _meant(name: str) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, COMMANDS, n=1)
    return f" Did you mean '{found[0]}'?" if found else ""
