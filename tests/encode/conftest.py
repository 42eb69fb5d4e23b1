import pytest

from kg.encode import Encoder, annotate
from kg.model import Annotated, Article


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.fixture
def read(encoder):
    """What the encoder finds in a text without zones."""

    def _read(text: str) -> Annotated:
        return annotate(Article("a", text), encoder)

    return _read
