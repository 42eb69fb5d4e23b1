"""Takes the pictures of the views in docs/images: ``python -m tests.view.pictures`` from the checkout."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from kg.analyse.standpoints import Standpoint
from kg.model import Provenance, Stance, TargetKind
from kg.view import article_view, chain_view, claim_view, outlet_view, store_view
from tests.view.browser import Browser
from tests.view.example import COURIER_TEXT, CRACKS, courier, courier_card, week
from tests.view.test_positions import position

IMAGES = Path(__file__).parents[2] / "docs" / "images"


def take(folder: Path) -> None:
    """Write every picture to ``folder``."""
    work = Path(tempfile.mkdtemp())
    browser = Browser(work / "profile")

    def save(name: str) -> None:
        browser.run("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 300)))")
        (folder / f"{name}.png").write_bytes(browser.driver.get_screenshot_as_png())

    article = courier_card()
    chains = chain_view(courier(), str(article.title))
    browser.open(chains, work)
    save("chain")
    browser.click_box("Ilse Marten")
    save("chain-evidence")
    browser.open(chains, work, dark=True)
    save("chain-dark")
    browser.open(chains, work, 390, 844)
    save("chain-phone")
    cracks = [provenance for provenance in week() if provenance.claim.endswith(CRACKS)]
    browser.open(claim_view(cracks, "Cracks were found in the Orrin Dam as early as November"), work)
    save("claim")
    browser.open(outlet_view(week(), "The Harbour Post"), work, height=620)
    save("outlet")
    told = [_with_reports(provenance) for provenance in courier()]
    browser.open(article_view(COURIER_TEXT, told, article, _positions(told)), work, height=1000)
    browser.find("#statement-0").send_keys(Keys.ENTER)
    save("article")
    browser.open(store_view(week()), work)
    save("store")
    browser.driver.quit()


def _with_reports(provenance: Provenance) -> Provenance:
    hands = (replace(hand, report=f"{provenance.id}/{n}") for n, hand in enumerate(provenance.hands))
    return replace(provenance, hands=tuple(hands))


def _positions(told: list[Provenance]) -> list[Standpoint]:
    """Two positions of the article, each resting on the statement that its words stand in."""
    given = [
        (Stance.OPPOSES, TargetKind.CLAIM, "her office had ever received the report", "denied"),
        (
            Stance.SUPPORTS,
            TargetKind.PROPOSAL,
            "bringing the matter before the river commission",
            "would bring",
        ),
    ]
    found = []
    for stance, kind, target, cue in given:
        at = COURIER_TEXT.index(cue)
        own = min(told, key=lambda p: abs(p.content[0].start - at))
        held = position(own.origin.name, stance.value, cue, own.origin.report, courier_card(), COURIER_TEXT)
        found.append(replace(held, target=target, stance=stance, target_kind=kind))
    return found


if __name__ == "__main__":
    take(IMAGES)
