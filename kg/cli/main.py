"""The group of all commands, listed by what a person wants."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from kg.cli import questions
from kg.cli.ask import origins_command, trace_command
from kg.cli.check import eval_command, validate_command
from kg.cli.claims import claims_command
from kg.cli.make import build_command, extract_command, read_command
from kg.cli.positions import issues_command, network_command, positions_command
from kg.cli.query import query_command
from kg.cli.serve import serve_command
from kg.cli.take import dossier_command, export_command, pages_command, view_command

OF_A_CLAIM = (
    questions.first_command,
    questions.family_command,
    questions.primary_command,
    questions.drift_command,
    questions.dissent_command,
)
OF_THE_STORE = (
    questions.said_command,
    questions.contradict_command,
    questions.diet_command,
    questions.audit_command,
    questions.circular_command,
    questions.single_source_command,
    questions.anonymous_command,
)
SECTIONS: dict[str, tuple[click.Command, ...]] = {
    "Fill a store": (build_command,),
    "Follow a statement": (trace_command, origins_command, claims_command, *OF_A_CLAIM),
    "Look over all articles": OF_THE_STORE,
    "Who stands where": (positions_command, issues_command, network_command),
    "Ask your own questions": (query_command, serve_command),
    "Take away": (view_command, dossier_command, export_command, pages_command),
    "Without a store": (extract_command, read_command),
    "Check": (validate_command, eval_command),
}


class SectionedGroup(click.Group):
    """A group whose help lists the commands by what a person wants."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write one block a section."""
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(c.name or "", c.get_short_help_str(limit=90)) for c in commands])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; a reader that stops listening (``| head``) ends the command quietly."""
        try:
            return super().main(*args, **kwargs)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)


@click.group(
    cls=SectionedGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="attribution-kg", prog_name="kg")
def main() -> None:
    """Find who reported what via whom, from the article to the origin.

    Start with: kg build seeds, then kg trace "some words".
    """


for _commands in SECTIONS.values():
    for _command in _commands:
        main.add_command(_command)
