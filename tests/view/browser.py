"""A real browser for the pages: headless Chromium with an empty profile, watched for errors and requests."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.view.page import carried

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --window-size=1400,900"
)


class Browser:
    """One Chromium, and what a person does with it."""

    def __init__(self, profile: Path) -> None:
        options = webdriver.ChromeOptions()
        for flag in [*_FLAGS.split(), f"--user-data-dir={profile}"]:
            options.add_argument(flag)
        options.binary_location = CHROMIUM or ""
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))

    def open(self, html: str, folder: Path, width: int = 1400, height: int = 900, dark: bool = False) -> None:
        """Show a page in a window of this size, its log emptied before."""
        self.html = html
        path = folder / "page.html"
        path.write_text(html, encoding="utf-8")
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(path.as_uri())
        ready = "return document.documentElement.dataset.ready"
        WebDriverWait(self.driver, 30).until(lambda _: self.run(ready))

    def run(self, script: str, *arguments: Any) -> Any:
        """What the script returns."""
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> WebElement:
        """The first element that the CSS selector finds."""
        return self.driver.find_element("css selector", selector)

    def text(self, selector: str) -> str:
        """All text of an element, seen or not."""
        return str(self.find(selector).get_attribute("textContent"))

    def node(self, name: str, kind: str | None = None) -> dict[str, Any]:
        """The first box of this name."""
        nodes = carried(self.html, "nodes")
        return next(node for node in nodes if node["name"] == name and kind in (None, node["kind"]))

    def point(self, x: float, y: float, click: bool = True) -> None:
        """Move the mouse to a place of the drawing, in the drawing's own coordinates, and click there."""
        place = """const [x, y] = arguments, area = document.getElementById('area').getBoundingClientRect();
            const scale = Number(document.documentElement.dataset.scale), margin = innerWidth > 700 ? 24 : 14;
            return [area.left + margin + x * scale, area.top + margin + y * scale];"""
        scroll = "document.getElementById('scroller').scrollBy(arguments[0], arguments[1])"
        at = self.run(place, x, y)
        width, height = self.run("return [document.getElementById('scroller').clientWidth, innerHeight]")
        self.run(scroll, max(0, at[0] - width + 80), max(0, at[1] - height + 80))
        at = [round(value) for value in self.run(place, x, y)]
        actions = ActionChains(self.driver, duration=0)
        actions.w3c_actions.pointer_action.move_to_location(*at)
        (actions.click() if click else actions).perform()

    def click_box(self, name: str, kind: str | None = None) -> None:
        """Click in the middle of a box."""
        spot = self.node(name, kind)["wide"]
        self.point(spot["x"], spot["y"])

    def errors(self) -> list[str]:
        """What the console has to complain about."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Every address that the page has asked for."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in sent if not url.startswith(("file://", "data:"))]
