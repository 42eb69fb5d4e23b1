"""Takes the pictures of the views in docs/images: ``python -m tests.view.pictures`` from the checkout."""

from __future__ import annotations

import tempfile
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from kg.view import article_view, chain_view, claim_view, outlet_view, store_view
from tests.view.browser import Browser
from tests.view.example import COURIER_TEXT, CRACKS, courier, courier_card, week

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
    browser.open(article_view(COURIER_TEXT, courier(), article), work)
    browser.find("#statement-0").send_keys(Keys.ENTER)
    save("article")
    browser.open(store_view(week()), work)
    save("store")
    browser.driver.quit()


if __name__ == "__main__":
    take(IMAGES)
