"""Watches what a browser does while a test runs: faults, broken rules of the page's own policy, strangers.

In: a context and the address of its site. Out: a `Watch` whose lists must be empty in the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# A page that answers 404 or 422 says so in the console; that is its status and no fault of a script.
_NO_FAULT = "Failed to load resource: the server responded with a status of 4"
_REPORT = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI || 'this'}`));
"""


@dataclass
class Watch:
    """What went wrong in the pages of a context, and who else was asked than the site."""

    origin: str
    faults: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> Watch:
        """Watch every page that this context opens."""
        context.add_init_script(_REPORT)
        context.on("page", self._page)
        context.on("console", self._said)
        context.on("request", self._asked)
        return self

    def blame(self) -> None:
        """Fail where something went wrong."""
        assert not self.faults, "\n".join(self.faults)
        assert not self.strangers, self.strangers

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_NO_FAULT):
            where = message.page.url if message.page else ""
            self.faults.append(f"{where}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:")):
            self.strangers.append(request.url)
