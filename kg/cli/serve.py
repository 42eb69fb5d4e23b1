"""The store on a port of this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import say, spoken, store_option


@click.command("serve")
@store_option
@click.option(
    "--port", default=7878, show_default=True, type=click.IntRange(0, 65535), help="0 for any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--elsewhere", is_flag=True, help="Allow a host that other machines can reach.")
@click.option("--seconds", default=30, show_default=True, help="Time after which a query is broken off.")
@spoken
def serve_command(store: Path, port: int, host: str, elsewhere: bool, seconds: int) -> None:
    """Serve the store, read only: SPARQL, a query page and the views, until Ctrl-C.

    Needs the extra "serve": pip install 'attribution-kg[serve]'
    """
    from kg.serve import serving  # what serves is needed by no other command

    with serving(store, host=host, port=port, seconds=seconds, elsewhere=elsewhere) as site:
        say(f"http://{host}:{site.server_address[1]}/ serves {store}; Ctrl-C ends it")
        try:
            site.serve_forever()
        except KeyboardInterrupt:
            say("ended")
