"""A page that needs nothing but itself: the pyvis network, its facts and its programs in one HTML text.

pyvis's own template asks a CDN for style sheets and puts titles into the page as HTML, so the product's
template takes its place.  Facts travel as JSON in which nothing can end the script element, programs set
text with ``textContent`` alone, and the page's Content-Security-Policy lets no script run but those whose
hashes it names, and no request leave.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

# pyvis brings IPython with it, which takes long to load: only those who draw shall wait for it.
if TYPE_CHECKING:
    from pyvis.network import Network  # type: ignore[import-untyped]

_HERE = Path(__file__).parent
OPTIONS: Mapping[str, Any] = {
    # Coordinates come from the layout; the page scrolls as any page does, so the drawing itself stays put.
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "dragView": False, "zoomView": False, "selectConnectedEdges": False},
    "edges": {"smooth": {"enabled": False}},
    "autoResize": False,
}


def network() -> Network:
    """An empty pyvis network whose page will be the product's own."""
    from pyvis.network import Network

    drawing = Network(directed=True)
    drawing.set_template(str(_HERE / "graph.html"))
    drawing.options = dict(OPTIONS)  # set_options strips every space, inside of texts too
    return drawing


def join(drawing: Network, start: str, end: str, **facts: Any) -> None:
    """Add an edge, without the search through all nodes that ``add_edge`` makes for each of its ends."""
    from pyvis.edge import Edge  # type: ignore[import-untyped]

    drawing.edges.append(Edge(start, end, True, **facts).options)


def graph_page(drawing: Network, facts: Mapping[str, Any], programs: Sequence[str]) -> str:
    """The network's page; ``facts`` must have "title" and "lead", ``programs`` names the scripts it runs."""
    environment = drawing.templateEnv
    _prepare(environment, facts, ["theme.js", "text.js", "draw.js", "panel.js", *programs], _vis())
    html: str = drawing.generate_html()
    return html


def text_page(facts: Mapping[str, Any], programs: Sequence[str]) -> str:
    """A page without a drawing, for the text of an article."""
    environment = Environment(loader=FileSystemLoader(_HERE))
    _prepare(environment, facts, ["theme.js", "text.js", "panel.js", *programs], "")
    return environment.get_template("reading.html").render()


def _prepare(
    environment: Environment, facts: Mapping[str, Any], programs: Sequence[str], library: str
) -> None:
    """Give the template its parts; all else that it prints is escaped."""
    style = _read("style.css")
    program = "(() => {\n'use strict';\n" + "\n".join(map(_read, programs)) + "\n})();"
    scripts = " ".join(_hash(script) for script in (library, program) if script)
    environment.autoescape = True
    environment.trim_blocks = True
    environment.filters["data"] = data
    environment.globals.update(
        facts=facts,
        style=Markup(style),
        library=Markup(library),
        program=Markup(program),
        policy=f"default-src 'none'; script-src {scripts}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'",
    )


def data(value: object) -> Markup:
    """``value`` as JSON that is safe inside a script element."""
    text = json.dumps(json.loads(value) if isinstance(value, str) else value, sort_keys=True)
    for character, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(character, escape)
    return Markup(text)


@cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _vis() -> str:
    """vis-network as pyvis ships it; its style sheet serves editing tools that these pages do not have."""
    folder = files("pyvis") / "lib"
    newest = max((path for path in folder.iterdir() if path.name.startswith("vis-")), key=_version)
    return (
        (newest / "vis-network.min.js").read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    )


def _version(path: Any) -> list[int]:
    return [int(part) for part in path.name.removeprefix("vis-").split(".")]


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
