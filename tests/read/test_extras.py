"""A kind of input whose reader is not installed is refused with the command that installs it."""

import sys

import pytest

from .samples import read_bytes, refused
from .test_archives import record
from .test_page import page
from .test_pdf import LINES, pdf


@pytest.mark.parametrize(
    ("module", "package", "content"),
    [
        ("kg.read.page", "trafilatura", page().encode()),
        ("kg.read.warc", "fastwarc", record()),
        ("kg.read.pdf", "pypdf", pdf(LINES)),
    ],
)
def test_the_message_names_the_package(monkeypatch, module, package, content):
    assert len(read_bytes(content)) == 1  # it is installed here
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, module)
    message = refused(content)
    assert f"the package '{package}" in message
    assert f"pip install {package}" in message
