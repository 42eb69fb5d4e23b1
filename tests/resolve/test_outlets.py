import csv
import re
from dataclasses import fields
from pathlib import Path

import pytest

from kg.resolve.outlet_forms import looks_like_outlet
from kg.resolve.outlets import Outlet, Registry, fold

REGISTRY = Registry.load()
TABLE = Path(__file__).parents[2] / "kg" / "data" / "outlets.csv"
ISO_3166 = set(
    re.findall(
        "..",
        "ADAEAFAGAIALAMAOARATAUAWAZBABBBDBEBFBGBHBIBJBMBNBOBRBSBTBWBYBZCACDCFCGCHCICLCMCNCOCRCUCVCYCZDEDJ"
        "DKDMDODZECEEEGERESETFIFJFMFRGAGBGDGEGHGMGNGQGRGTGWGYHKHNHRHTHUIDIEILINIQIRISITJMJOJPKEKGKHKIKMKN"
        "KPKRKWKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMGMHMKMLMMMNMOMRMTMUMVMWMXMYMZNANENGNINLNONPNRNZOMPAPEPGPH"
        "PKPLPRPSPTPWPYQARORSRURWSASBSCSDSESGSISKSLSMSNSOSRSSSTSVSYSZTDTGTHTJTLTMTNTOTRTTTVTWTZUAUGUSUYUZ"
        "VAVCVEVNVUWSXKYEZAZMZW",
    )
)  # with XK for Kosovo, by common use


def rows():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cell(row, column):
    return [entry for entry in row[column].split(";") if entry]


def seen(text):
    return [(s.span.of(text), s.outlet.name, s.ambiguous) for s in REGISTRY.scan(text)]


class TestTable:
    def test_its_columns_are_the_fields_in_their_order(self):
        columns = ["state_typology" if f.name == "typology" else f.name for f in fields(Outlet)]
        assert list(rows()[0]) == columns

    def test_it_holds_the_world(self):
        assert len(rows()) >= 600
        assert len({row["country"] for row in rows()}) >= 150

    def test_no_name_or_alias_belongs_to_two_outlets(self):
        owners = {}
        for row in rows():
            for name in (row["name"], *cell(row, "aliases")):
                assert owners.setdefault(fold(name), row["name"]) == row["name"], name

    def test_no_domain_belongs_to_two_outlets(self):
        domains = [domain for row in rows() for domain in cell(row, "domains")]
        assert len(domains) == len(set(domains))
        assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}(/[\w.-]+)?", domain) for domain in domains)

    def test_every_cell_is_of_its_kind(self):
        names = {row["name"] for row in rows()}
        for row in rows():
            assert row["country"] in ISO_3166, row
            assert row["kind"] in {"agency", "newspaper", "magazine", "broadcaster", "show", "online"}, row
            assert row["state_typology"] in {"", "SC", "CaPu", "CaPr", "ISFM", "ISF", "ISM", "IP"}, row
            assert row["source"] in {"own", "state_media_matrix"}, row
            assert re.fullmatch(r"(?:[a-z]{2,3})?", row["language"]), row
            assert re.fullmatch(r"(?:Q[1-9]\d*)?", row["wikidata"]), row
            assert not row["parent"] or row["parent"] in names, row
            assert all(value == value.strip() for value in row.values()), row
            flags = cell(row, "ambiguous")
            assert {fold(flag) for flag in flags} <= {
                fold(n) for n in (row["name"], *cell(row, "aliases"))
            }, row

    def test_no_two_outlets_have_one_wikidata_id(self):
        ids = [row["wikidata"] for row in rows() if row["wikidata"]]
        assert len(ids) == len(set(ids))


class TestFind:
    @pytest.mark.parametrize(
        ("name", "outlet"),
        [
            ("AP", "The Associated Press"),
            ("the Associated Press", "The Associated Press"),
            ("new york times", "The New York Times"),
            ("NYT", "The New York Times"),
            ("The New York Post's", "The New York Post"),
            ("Reuters’", "Reuters"),
            ("TASS news agency", "TASS"),
            ("Agence France-Presse", "Agence France-Presse"),
            ("AFP", "Agence France-Presse"),
            ("the Kyodo news agency", "Kyodo News"),
            ("Sueddeutsche Zeitung", "Süddeutsche Zeitung"),
            ("Time", "Time"),
            ("the BBC", "BBC"),
        ],
    )
    def test_an_outlet_is_found_by_any_of_its_names(self, name, outlet):
        assert REGISTRY.find(name).name == outlet

    @pytest.mark.parametrize(
        "name", ["", "the", "the Post", "the paper", "the sun", "Springfield", "’s", "The Springfield Herald"]
    )
    def test_what_names_no_one_outlet_is_none(self, name):
        assert REGISTRY.find(name) is None

    def test_a_name_that_several_countries_know_needs_the_country(self):
        assert REGISTRY.find("The Star") is None
        assert REGISTRY.find("The Star", country="KE").name == "The Star (Kenya)"
        assert REGISTRY.find("the Star", country="MY").name == "The Star (Malaysia)"

    def test_short_names_that_are_words_are_marked(self):
        assert REGISTRY.is_ambiguous("Time")
        assert REGISTRY.is_ambiguous("the Hill")
        assert not REGISTRY.is_ambiguous("The Wall Street Journal")
        assert not REGISTRY.is_ambiguous("Springfield")

    def test_a_show_belongs_to_its_network(self):
        show = REGISTRY.find("Meet the Press")
        assert REGISTRY.network(show).name == "NBC"
        assert REGISTRY.network(REGISTRY.find("Reuters")).name == "Reuters"

    def test_parents_in_a_circle_end(self):
        ring = Registry.of([Outlet("Aa", "show", "US", parent="Bb"), Outlet("Bb", "show", "US", parent="Aa")])
        assert ring.network(ring.outlets[0]).name in {"Aa", "Bb"}


class TestDomain:
    @pytest.mark.parametrize(
        ("host", "outlet"),
        [
            ("www.nytimes.com", "The New York Times"),
            ("nytimes.com:443", "The New York Times"),
            ("https://www.bbc.co.uk/news/world-1234", "BBC"),
            ("english.kyodonews.net", "Kyodo News"),
            ("edition.cnn.com", "CNN International"),
            ("money.cnn.com", "CNN"),
            ("TASS.ru", "TASS"),
        ],
    )
    def test_a_host_or_address_tells_its_outlet(self, host, outlet):
        assert REGISTRY.by_domain(host).name == outlet

    @pytest.mark.parametrize("host", ["", "com", "localhost", "notnytimes.com", "nytimes.com.example.org"])
    def test_other_hosts_tell_none(self, host):
        assert REGISTRY.by_domain(host) is None


class TestScan:
    def test_names_are_found_in_text_order_the_longest_first(self):
        text = "On Fox News Sunday he cited Reuters and The New York Times Magazine."
        assert seen(text) == [
            ("Fox News Sunday", "Fox News Sunday", False),
            ("Reuters", "Reuters", False),
            ("The New York Times Magazine", "The New York Times Magazine", False),
        ]

    def test_the_article_is_part_of_the_name_only_where_the_name_has_one(self):
        assert seen("He told the Washington Post and the BBC.") == [
            ("the Washington Post", "The Washington Post", False),
            ("BBC", "BBC", False),
        ]
        assert seen("A Washington Post reporter asked.") == [
            ("Washington Post", "The Washington Post", False)
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Time is short, and people know the hill.",
            "The times were hard under the sun, as the mirror showed.",
            "She read it in the globe of the reason.",
            "Hill said that Sterns would pay.",
            "He works for Time Warner and Fortune Brands.",
            "Mayor Bloomberg and Steve Forbes met Howard Stern.",
            "The Springfield Daily Record printed it.",
            "Mail to reuters@example.org or @CNN.",
            "The CNNs of this world.",
            "It is the voice of the People, he said.",
            "He founded fortune.org and Vox.net.",
            "The Nowhere Advocate reports that it rained.",
            "A Slate’ish roof.",
        ],
    )
    def test_common_words_and_other_names_are_not_outlets(self, text):
        assert seen(text) == []

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("He said so in Time.", "Time"),
            ("The mayor told the Hill.", "the Hill"),
            ("It was in the Times on Monday.", "the Times"),
            ("Officials told the Sun that it was late.", "the Sun"),
            ("He told Bloomberg that it was late.", "Bloomberg"),
        ],
    )
    def test_names_that_are_words_too_are_marked_as_ambiguous(self, text, words):
        [(found, _, ambiguous)] = seen(text)
        assert (found, ambiguous) == (words, True)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("A Time magazine cover", "Time magazine"),
            ("a Bloomberg reporter", "Bloomberg"),
            ("according to a Times report", "Times"),
            ("the Hill newspaper said", "the Hill newspaper"),
        ],
    )
    def test_a_word_of_the_trade_behind_the_name_settles_it(self, text, words):
        [(found, _, ambiguous)] = seen(text)
        assert (found, ambiguous) == (words, False)

    def test_agencies_are_found_in_capitals_and_before_punctuation(self):
        assert [
            name for _, name, _ in seen("LONDON (REUTERS) - It rained. (AFP/Getty) CNN’s crew, AP's desk")
        ] == [
            "Reuters",
            "Agence France-Presse",
            "CNN",
            "The Associated Press",
        ]

    def test_a_name_may_be_broken_by_a_line_end_or_a_hard_space(self):
        text = "He told The\u00a0New York\nTimes."
        assert seen(text) == [("The\u00a0New York\nTimes", "The New York Times", False)]

    def test_hostile_text_is_read_once(self):
        assert REGISTRY.scan("The " * 20000) == []
        assert len(REGISTRY.scan("CNN " * 20000)) == 20000
        assert REGISTRY.scan("") == []


@pytest.mark.parametrize(
    "name",
    [
        "The Springfield Herald",
        "Springfield Times",
        "the Daily Planet News",
        "Channel 99 TV",
        "Radio Nowhere FM",
        "Nowhere News Agency",
        "the Nowhere news agency",
        "springfieldpost.com",
        "KXYZ-TV",
        "WXYZ",
        "The Gazette",
        "Springfield Tribune’s",
    ],
)
def test_an_unknown_outlet_is_known_by_its_form(name):
    assert looks_like_outlet(name)


@pytest.mark.parametrize(
    "name", ["", "the", "John Smith", "the newspapers he read", "hard times", "The Press", "a post", "NATO"]
)
def test_other_names_do_not_look_like_outlets(name):
    assert not looks_like_outlet(name)
