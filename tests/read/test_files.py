"""Files, folders and stdin: settled order, nothing lost, no way out of the folder."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read import Limits, passed_over, read_paths

from .samples import STORY, read_bytes
from .test_page import page


def ids(results: list[Article | UnreadableArticle]) -> list[str]:
    return [
        result.id if isinstance(result, Article) else f"refused: {Path(result.what).name}"
        for result in results
    ]


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STORY + name)


def test_a_folder_is_read_in_sorted_order_with_what_is_below_it(tmp_path):
    put(tmp_path, "b.txt", "a/z.txt", "a.txt", "c/d/e.text")
    assert ids(list(read_paths([tmp_path]))) == ["z", "a", "b", "e"]


def test_what_is_no_article_is_passed_over_and_told(tmp_path):
    put(tmp_path, "a.txt", "a.gold.json", "all.gold.jsonl", "notes.md", "photo.png", ".hidden.txt")
    assert ids(list(read_paths([tmp_path]))) == ["a"]
    told = [path.name for path in passed_over([tmp_path, tmp_path / "a.txt", "-"])]
    assert told == ["a.gold.json", "all.gold.jsonl", "notes.md", "photo.png"]


def test_a_file_that_is_named_outright_is_read_whatever_its_name(tmp_path):
    put(tmp_path, "story.md")
    assert ids(list(read_paths([tmp_path / "story.md"]))) == ["story"]


def test_a_folder_without_articles_says_so(tmp_path):
    (error,) = read_paths([tmp_path])
    assert "no article in this folder" in str(error)


def test_files_of_all_kinds_beside_each_other(tmp_path):
    put(tmp_path, "a.txt")
    (tmp_path / "b.html").write_text(page())
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "e.jsonl.gz").write_bytes(gzip.compress(b'{"text": "The bridge is closed, she said."}\n'))
    (tmp_path / "f.jsonl").write_text('[{"text": "The bridge is closed, she said."}]')
    assert ids(list(read_paths([tmp_path]))) == ["a", "b", "c", "d", "e-1", "f-1"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (STORY.encode(), "stdin"),
        (b'{"text": "The bridge is closed, she said."}\n', "stdin-1"),
        (b'[{"text": "The bridge is closed, she said."}]', "stdin-1"),
        (page().encode(), "stdin"),
        (gzip.compress(page().encode()), "stdin"),
        (b"\xef\xbb\xbf" + page().encode(), "stdin"),
    ],
)
def test_stdin_is_read_by_what_it_holds(content, found):
    assert ids(read_bytes(content)) == [found]


def test_two_articles_of_one_name_get_two_ids_and_the_same_twice_keeps_its_own(tmp_path):
    put(tmp_path, "a/story.txt", "b/story.txt")
    first, second = read_paths([tmp_path])
    assert first.id == "story"
    assert second.id.startswith("story-")
    assert first.text != second.text
    again = list(read_paths([tmp_path, tmp_path / "a" / "story.txt"]))
    assert [article.id for article in again] == [first.id, second.id, first.id]


def test_a_path_to_nowhere_spoils_only_itself(tmp_path):
    put(tmp_path, "a.txt")
    assert ids(list(read_paths([tmp_path / "gone.txt", tmp_path / "a.txt"]))) == ["refused: gone.txt", "a"]


def test_linked_folders_that_go_round_are_not_entered(tmp_path):
    put(tmp_path, "a/story.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert ids(list(read_paths([tmp_path]))) == ["story"]
    assert passed_over([tmp_path, tmp_path / "a"]) == [tmp_path / "a" / "loop"]


def test_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (error,) = read_paths([tmp_path / "loop.txt"])
    assert "cannot be read" in str(error)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    assert ids(list(read_paths([tmp_path]))) == ["refused: gone.txt", "refused: loop.txt"]


def test_a_pipe_in_a_folder_does_not_hold_us(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (error,) = read_paths([tmp_path])
    assert "not a regular file" in str(error)


def test_names_made_to_deceive_stay_names(tmp_path):
    put(tmp_path, "-.txt", "a b'; rm -rf x.txt", "a..txt..txt", "<script>.txt")
    found = ids(list(read_paths([tmp_path])))
    assert sorted(found) == sorted(["-", "a b'; rm -rf x", "a..txt.", "<script>"])


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path):
    put(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    (error,) = read_paths([tmp_path])
    assert "permission denied" in str(error)


@pytest.mark.parametrize("name", ["a\0b.txt", "a" * 5000 + ".txt", "file.txt/inside.txt"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path, name):
    put(tmp_path, "file.txt")
    (error,) = read_paths([f"{tmp_path}/{name}"])
    assert isinstance(error, UnreadableArticle)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    put(tmp_path, "a.txt", "closed/b.txt")
    scandir = os.scandir

    def shut(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", shut)
    assert ids(list(read_paths([tmp_path]))) == ["refused: closed", "a"]


def test_a_file_larger_than_the_limit_is_refused(tmp_path):
    put(tmp_path, "a.txt")
    (error,) = read_paths([tmp_path], limits=Limits(file_bytes=100))
    assert "larger than 0.0001 MB" in str(error)


def test_reading_twice_gives_the_same(tmp_path):
    put(tmp_path, "a/story.txt", "b/story.txt", "c.txt")
    assert list(read_paths([tmp_path])) == list(read_paths([tmp_path]))


def test_a_file_that_grows_while_it_is_read_gives_what_was_there_when_it_was_reached(tmp_path):
    feed = tmp_path / "feed.jsonl"
    line = '{"text": "The bridge is closed, she said."}\n'
    feed.write_text(line * 2)
    results = read_paths([feed])
    first = next(results)
    with feed.open("a") as growing:
        growing.write(line)
        growing.write('{"text": "half a li')
    *others, cut_short = results
    assert [article.id for article in (first, *others)] == ["feed-1", "feed-2", "feed-3"]
    assert "line 4: not valid JSON" in str(cut_short)


def test_a_file_that_shrinks_while_it_is_read_spoils_only_what_is_gone(tmp_path):
    feed = tmp_path / "feed.jsonl"
    lines = [
        json.dumps({"text": f"The bridge is closed, she said. {'So it is. ' * 2000}{n}"}) for n in range(9)
    ]
    feed.write_text("\n".join(lines))
    results = read_paths([feed])
    first = next(results)
    os.truncate(feed, len(lines[0]) + len(lines[1]) + 100)
    rest = list(results)
    assert isinstance(first, Article)
    read = [article for article in (first, *rest) if isinstance(article, Article)]
    assert [article.text for article in read] == [json.loads(line)["text"] for line in lines[: len(read)]]
    assert all(isinstance(result, Article | UnreadableArticle) for result in rest)


def test_a_text_that_is_replaced_while_others_are_read_is_read_whole(tmp_path):
    put(tmp_path, "a.txt", "b.txt")
    results = read_paths([tmp_path])
    next(results)
    (tmp_path / "b.txt").write_text(STORY + "quite another")
    (article,) = results
    assert article.text == STORY + "quite another"
    assert all(zone.span.end <= len(article.text) for zone in article.zones)


def test_a_file_that_is_gone_when_it_is_reached_is_refused(tmp_path):
    put(tmp_path, "a.txt", "b.txt", "c.txt")
    results = read_paths([tmp_path])
    next(results)
    (tmp_path / "b.txt").unlink()
    assert ids(list(results)) == ["refused: b.txt", "c"]


def test_a_thousand_articles_of_one_name_get_a_thousand_ids():
    lines = "".join(
        json.dumps({"id": "story", "text": f"The bridge is closed {n}."}) + "\n" for n in range(1000)
    )
    assert len({article.id for article in read_bytes(lines.encode())}) == 1000


def test_articles_come_while_the_stream_is_read():
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:
            line = b'{"text": "The bridge is closed, she said."}\n'
            buffer[: len(line)] = line
            return len(line)

    results = read_paths(["-"], stdin=Endless())
    assert [next(results).id for _ in range(3)] == ["stdin-1", "stdin-2", "stdin-3"]
