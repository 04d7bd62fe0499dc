"""`catalogkit completion`: what a shell needs to complete our commands."""

import click
from click.shell_completion import get_completion_class

EXAMPLES = """
\b
Examples:
  catalogkit completion bash >> ~/.bashrc
  catalogkit completion zsh  >> ~/.zshrc
  catalogkit completion fish > ~/.config/fish/completions/catalogkit.fish
"""


@click.command("completion", epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(*, shell: str) -> int:
    """Print the completion script of a shell."""
    from catalogkit.cli.main import cli

    found = get_completion_class(shell)
    if found is None:
        message = f"this version of click completes no {shell}"
        raise click.UsageError(message)
    complete = found(cli, {}, "catalogkit", "_CATALOGKIT_COMPLETE")
    click.echo(complete.source())
    return 0
