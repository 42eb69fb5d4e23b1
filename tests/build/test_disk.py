"""A disk that is full, closed or another's: one clear sentence, exit code 1, and a store that is whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from .news import KG, ROOT, await_articles, exported, run, start, write_news

ARTICLES = 12
TIGHT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
"""Python that lets no file grow beyond so many bytes, as a disk does that is full."""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_news(tmp_path_factory.mktemp("news") / "articles", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(news: Path) -> bytes:
    store = news.with_name("undisturbed")
    assert run("build", news, "--store", store, "-q") == (0, "")
    return exported(store)


def error_in(said: str) -> str:
    """The one error that was said, in one line, without a traceback."""
    assert "Traceback" not in said
    (error,) = [line for line in said.splitlines() if line.startswith("Error: ")]
    return error


@pytest.mark.slow
@pytest.mark.parametrize("size", [20_000, 60_000, 150_000])
def test_a_file_that_cannot_grow_is_told_and_what_was_stored_stays(
    news: Path, undisturbed: bytes, tmp_path: Path, size: int
) -> None:
    store = tmp_path / "store"
    code, said = run("build", news, "--store", store, setup=TIGHT.format(size=size))
    assert code == 1
    assert f"{store}: the store cannot be" in error_in(said)
    code, said = run("build", news, "--store", store)
    assert code == 0, said
    assert exported(store) == undisturbed


@pytest.mark.slow
def test_a_full_disk_is_told_and_after_making_room_the_same_command_goes_on(
    news: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    disk, told, copy = tmp_path / "disk", tmp_path / "said", tmp_path / "store.nq"
    disk.mkdir()
    kg = f"{KG[0]} -c '{KG[2]}'"
    script = f"""
        mount -t tmpfs -o size=300k none {disk} || exit 77
        {kg} build {news} --store {disk}/store 2> {told}; echo $? >> {told}
        mount -o remount,size=200m {disk}
        {kg} build {news} --store {disk}/store -q && {kg} export nquads --store {disk}/store -o {copy}
    """
    if not shutil.which("unshare"):
        pytest.skip("unshare is not installed, so that no small disk can be made")
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no small disk can be made here ({done.stderr.strip()})")
    assert done.returncode == 0, done.stderr
    said, code = told.read_text("utf-8").rstrip().rsplit("\n", 1)
    assert code == "1"
    assert "the store cannot be" in error_in(said)
    assert "o space left" in error_in(said)
    assert copy.read_bytes() == undisturbed


@pytest.mark.slow
def test_a_second_writer_is_told_to_wait_and_spoils_nothing(
    news: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = start("build", news, "--store", store)
    assert await_articles(first, 1) == 1
    os.kill(first.pid, signal.SIGSTOP)
    code, said = run("build", news, "--store", store)
    os.kill(first.pid, signal.SIGCONT)
    assert code == 1
    assert "another program is writing to this store" in error_in(said)
    _, said = first.communicate()
    assert first.returncode == 0, said
    assert exported(store) == undisturbed


def closed(*words: str | Path) -> tuple[int, str]:
    """The command run by someone whom the rights of files bind; the superuser gives up passing them."""
    command = [*KG, *map(str, words)]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("rights of files do not bind the superuser, and setpriv is not installed")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if "setpriv:" in done.stderr:
        pytest.skip(f"the superuser cannot be bound here ({done.stderr.strip()})")
    return done.returncode, done.stderr


def test_a_folder_that_may_not_be_written_is_told(news: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir(mode=0o555)
    code, said = closed("build", news, "--store", shelf / "store")
    assert code == 1
    assert "the store cannot be opened for writing" in error_in(said)
    assert list(shelf.iterdir()) == []


def test_a_folder_that_may_not_be_entered_is_told(news: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    shelf.chmod(0)
    code, said = closed("build", news, "--store", shelf / "store")
    shelf.chmod(0o755)
    assert code == 1
    assert str(shelf / "store") in error_in(said)


@pytest.mark.slow
def test_a_store_that_may_only_be_read_is_told_and_can_still_be_asked(
    news: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert run("build", news, "--store", store, "-q") == (0, "")
    for file in store.iterdir():
        file.chmod(0o444)
    store.chmod(0o555)
    try:
        code, said = closed("build", news, "--store", store)
        assert code == 1
        assert "the store cannot be opened for writing" in error_in(said)
        code, said = closed("export", "nquads", "--store", store, "-o", tmp_path / "copy.nq")
        assert code == 0, said
        assert (tmp_path / "copy.nq").read_bytes() == undisturbed
    finally:
        store.chmod(0o755)


def test_an_article_that_may_not_be_read_is_refused_and_the_others_are_stored(tmp_path: Path) -> None:
    news = write_news(tmp_path / "articles", 2)
    (news / "0000.txt").chmod(0)
    code, said = closed("build", news, "--store", tmp_path / "store")
    assert code == 1
    assert "0000.txt: permission denied" in error_in(said)
    assert "1 stored" in said
    assert "1 refused" in said


def test_a_report_that_cannot_be_written_is_told_and_the_store_is_there(news: Path, tmp_path: Path) -> None:
    report = news / "0000.txt" / "report.jsonl"  # below a file
    code, said = run("build", news, "--store", tmp_path / "store", "--report", report)
    assert code == 1
    assert f"{report}: the file cannot be written" in error_in(said)
    assert f"{ARTICLES} stored" in said
