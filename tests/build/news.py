"""Short invented news in any number, and the real command to build it with."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
KG = [sys.executable, "-c", "from kg.cli import main; main()"]

PEOPLE = (
    "Ellen Varga", "Tomas Reed", "Ivan Dorn", "Mira Reed", "Lena Orsted", "Paul Castell", "Ada Quill",
    "Ruth Ansel", "Otto Brandt", "Ida Brandt", "Nils Holm", "Vera Sand",
)  # fmt: skip
ROLES = ("Mayor", "Minister", "Governor", "Senator", "Spokesman", "Professor")
PAPERS = ("The Lantern", "Harbour Gazette", "The Tall City Post", "Norpress", "Reuters", "Easby Tribune")
THINGS = ("bridge", "harbour", "school", "mine", "ferry", "hospital", "power plant", "market hall")
ENDS = (
    "would reopen in June",
    "may be sold abroad",
    "was never safe",
    "will cost twice as much",
    "must close",
)
FORMS = (
    "The {thing} of {town} {end}, {role} {who} said on Monday.",
    "The {thing} of {town} {end}, {paper} reported, citing a {town} official.",
    "“The {thing} {end},” {who} told {paper}. {short} did not give a reason.",
    "The {thing} of {town} {end}, according to {paper}, which cited {who}.",
    "{who}, a former {role}, denied that the {thing} of {town} {end}.",
    "Two officials who asked not to be named said the {thing} of {town} {end}, {paper} said.",
)


def write_news(folder: Path, count: int, seed: int = 11) -> Path:
    """``folder`` with so many short articles, the same for the same seed; none of them names its outlet."""
    folder.mkdir()
    chance = random.Random(seed)
    for number in range(count):
        sentences = []
        for _ in range(chance.randint(1, 3)):
            who = chance.choice(PEOPLE)
            sentences.append(
                chance.choice(FORMS).format(
                    who=who,
                    short=who.split()[-1],
                    role=chance.choice(ROLES),
                    paper=chance.choice(PAPERS),
                    thing=chance.choice(THINGS),
                    town=chance.choice(("Norham", "Velmark", "Calder")),
                    end=chance.choice(ENDS),
                )
            )
        head = f"published: 2031-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}\n\n"
        (folder / f"{number:04}.txt").write_text(head + "\n\n".join(sentences) + "\n", "utf-8")
    return folder


def start(*words: str | Path, setup: str = "") -> subprocess.Popen[str]:
    """The real command in a group of its own; ``setup`` is Python that runs before it."""
    command = [*KG[:2], f"{setup}\n{KG[2]}", *map(str, words)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True)


def run(*words: str | Path, setup: str = "") -> tuple[int, str]:
    """Exit code of the real command and what it said."""
    process = start(*words, setup=setup)
    _, said = process.communicate()
    return process.returncode, said


def exported(store: Path) -> bytes:
    """The whole store as N-Quads, as the real command writes them."""
    file = store.with_suffix(".nq")
    code, said = run("export", "nquads", "--store", store, "-o", file)
    assert code == 0, said
    return file.read_bytes()


def await_articles(process: subprocess.Popen[str], count: int) -> int:
    """How many articles the build is done with: ``count``, or fewer when it has ended before.

    Each article is told of once it is stored, since none of them names its outlet.
    """
    assert process.stderr is not None
    seen = 0
    while seen < count and (line := process.stderr.readline()):
        assert line.startswith("Note: "), line
        seen += "no outlet named" in line
    return seen


def is_gone(group: int, seconds: float = 20) -> bool:
    """True when no process of the group is left, within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
