import hashlib
import re

from kg.encode.network import FILES, FOLDER


def test_the_shipped_files_are_those_that_the_card_names():
    card = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| (\S+) \| \d+ \| ([0-9a-f]{64}) \|$", card, re.MULTILINE))
    assert named == {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in FILES}


def test_the_model_fits_into_the_wheel():
    assert sum((FOLDER / name).stat().st_size for name in FILES) <= 35_000_000
