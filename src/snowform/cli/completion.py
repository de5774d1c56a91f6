"""`snowform completion`: the script that lets a shell complete this command's words."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from snowform.cli.commands import cli
from snowform.cli.console import put

SHELLS = ("bash", "zsh", "fish")
NAME = "snowform"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="[bash|zsh|fish]")
def command(shell: str) -> int:
    """Print the script that completes commands, options, stacks and resource types in a shell.

    \b
    bash, in ~/.bashrc:                       eval "$(snowform completion bash)"
    zsh, in ~/.zshrc, after compinit:         eval "$(snowform completion zsh)"
    fish, once: snowform completion fish > ~/.config/fish/completions/snowform.fish

    Stacks are those that were synthesized last. The program runs only where nothing was yet, for 3 s at most.
    """
    kind = get_completion_class(shell)
    assert kind is not None
    put(kind(cli, {}, NAME, f"_{NAME.upper()}_COMPLETE").source(), end="")
    return 0
