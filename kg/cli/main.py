"""The ``kg`` command."""

from __future__ import annotations

import click

from kg.cli.group import LazyGroup


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("attribution-kg")
    except PackageNotFoundError:
        found = "of a checkout that is not installed"
    click.echo(f"kg, version {found}")
    context.exit()


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
def main() -> None:
    """Find who reported what via whom, from the article to the origin.

    Start with: kg build seeds, then kg trace "some words".
    """
