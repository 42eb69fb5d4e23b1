"""extract: Annotated -> acts of conveying, and which stands inside which."""

from kg.extract.acts import acts

__all__ = ["acts"]
