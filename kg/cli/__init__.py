"""The ``kg`` command: words in, one library call, words out."""

from kg.cli.main import main

__all__ = ["main"]
