"""What the tests of the pages share."""

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from wechatpay_mock import Simulator

# Wide enough for a loaded machine; nothing waits that long when it works.
PATIENCE_MS = 20_000


class Desk:
    """Pages of one simulator.

    Attributes:
        troubles: Errors in the browser's console, and exceptions in pages.
        strangers: Addresses of other servers that were asked for something.
    """

    def __init__(self, simulator: Simulator, base_url: str, browser: Browser) -> None:
        self.simulator = simulator
        self.base_url = base_url
        self.troubles: list[str] = []
        self.strangers: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def page(self, place: str = "/", *, width: int = 1280, language: str = "zh-CN") -> Page:
        """A page of the simulator, drawn."""
        context = self._browser.new_context(viewport={"width": width, "height": 860}, locale=language)
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", self._asked)
        page.goto(self.base_url + place)
        page.wait_for_selector("main h1, main .empty")
        return page

    def follow(self, page: Page, place: str) -> None:
        """Go to another page of the console, and wait until it is drawn."""
        page.goto(self.base_url + place)
        page.wait_for_selector(f'body[data-drawn="{place.removeprefix("/")}"]')

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.base_url}/", "data:")):
            self.strangers.append(request.url)


def overflow(page: Page) -> list[str]:
    """What stands out of the page to the side, empty if nothing does."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            const scrolls = (one) => one.closest('pre, .nav');
            const wide = [...document.querySelectorAll('body *')]
                .filter((one) => !scrolls(one) && one.getBoundingClientRect().right > width + 1)
                .filter((one) => !one.closest('.skip, thead, svg') && getComputedStyle(one).position !== 'fixed')
                .map((one) => `${one.tagName}.${one.className}`);
            return document.documentElement.scrollWidth > width ? ['the page itself', ...wide] : wide;
        }"""
    )
    return found
