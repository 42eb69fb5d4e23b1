"""A group whose commands are loaded when they are run, and no earlier."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from kg.cli.commands import BY_NAME, SECTIONS
from kg.cli.remarks import with_loudness


class LazyGroup(click.Group):
    """The commands of :data:`kg.cli.commands.SECTIONS`; help lists them by what a person wants."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order of help."""
        return list(BY_NAME)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, with its module loaded."""
        entry = BY_NAME.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(import_module(entry.module), entry.function)
        return with_loudness(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words ask for; one that is not there is answered with those that are near."""
        name = args[0] if args else ""
        if name and name not in BY_NAME and not name.startswith("-"):
            ctx.fail(_unknown(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write one block a section."""
        for section, entries in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(entry.name, entry.help) for entry in entries])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands that begin so, and the group's own options."""
        commands = [
            CompletionItem(entry.name, help=entry.help)
            for entry in BY_NAME.values()
            if entry.name.startswith(incomplete)
        ]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; a reader that stops listening (``| head``) ends the command quietly."""
        try:
            return super().main(*args, **kwargs)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, BY_NAME, n=3)
    remedy = f"Did you mean {' or '.join(near)}?" if near else "kg --help lists the commands."
    return f"There is no command “{name}”. {remedy}"
