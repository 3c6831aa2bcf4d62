"""Small pieces of SVG: elements with their values escaped, colours that suit light and dark pages.

In: names and values. Out: text. Colours are the site's variables where the picture stands in a page, and
plain ones where it stands alone. No styles inside elements: the site's policy allows none.
"""

from __future__ import annotations

from html import escape

INK = "var(--ink, currentColor)"
SOFT = "var(--soft, #6b7780)"
PAPER = "var(--raised, Canvas)"
EDGE = "var(--edge, #7b868d)"
ACCENT = "var(--accent, #0a7a86)"
ON_ACCENT = "var(--on-accent, #ffffff)"

Value = str | int | float | None


def element(name: str, *inside: str, **values: Value) -> str:
    """An element; names of attributes are written with _ for - and without a last _ (class_)."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in values.items()
        if value is not None
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def words(text: str) -> str:
    """Text between elements."""
    return escape(text, quote=False)


def picture(name: str, size: tuple[float, float], title: str, about: str, *inside: str) -> str:
    """A whole picture, with title and description for those who don't see it; its links can be followed."""
    width, height = size
    return element(
        "svg",
        element("title", words(title), id=f"{name}-title"),
        element("desc", words(about), id=f"{name}-about"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawn {name}",
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        width=width,
        height=height,
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-about",
        font_family="var(--sans, system-ui, sans-serif)",
    )


def shortened(text: str, longest: int) -> str:
    """A text cut to so many characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _plain(value: Value) -> str:
    return (
        f"{value:.4g}"
        if isinstance(value, float) and abs(value) < 1
        else (f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value))
    )
