"""A store on a port: SPARQL for programs, a query page and the HTML views for people, all read only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.claims import open_claims, rulings_of
from kg.errors import StoreError
from kg.pages import KINDS, page
from kg.serve.engine import Engine, engine
from kg.serve.site import Site
from kg.store import open_view

__all__ = ["Engine", "Site", "engine", "serving"]

_HERE = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})


@contextmanager
def serving(
    store: Path, *, host: str = "127.0.0.1", port: int = 7878, seconds: int = 30, elsewhere: bool = False
) -> Iterator[Site]:
    """A site over the store, ready for ``serve_forever``; its engine ends with the block.

    host       address to listen on; other than loopback only with ``elsewhere``, for whoever reaches the
               port can read the whole store
    port       0 for any free one
    seconds    a query that takes longer is broken off
    """
    if host not in _HERE and not elsewhere:
        raise StoreError(
            host,
            "listening there lets other machines read the store",
            "Leave it at 127.0.0.1, or add --elsewhere to allow that.",
        )
    view = open_view(store)
    with engine(store, seconds=seconds) as running:
        names = frozenset() if elsewhere else _HERE

        def made(kind: str, thing: str | None) -> str:
            found = open_claims(view, store, rulings_of(store)) if kind == "claim" else None
            return page(view, kind, thing, found)

        try:
            site = Site((host, port), running, made, tuple(KINDS), names)
        except OSError as error:
            raise StoreError(
                f"{host}:{port}",
                f"nothing can listen there ({error.strerror})",
                "Choose another port with --port.",
            ) from error
        with site:
            yield site
