"""A build that writes to a server: the articles are there, and what a server does not get is said."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.serve.engine import engine
from kg.store.remote import Endpoints, RemoteView

ARTICLE = (
    "outlet: The Lantern\npublished: 2031-05-04\n\nMayor Ada Quill said the Aldmoor dam will close in May.\n"
)


def test_a_server_gets_the_articles_and_the_command_says_what_it_does_not_get(tmp_path: Path) -> None:
    article = tmp_path / "dam.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    with engine(tmp_path / "server", writable=True) as running:
        done = CliRunner().invoke(main, ["build", str(article), "--to", running.address])
        articles = RemoteView(Endpoints.of(running.address)).select("SELECT ?a WHERE { ?a a kg:Article }")
    assert done.exit_code == 0
    assert len(articles) == 1
    assert "the server has the articles alone" in done.output
    assert "kg export nquads" in done.output
