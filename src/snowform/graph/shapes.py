"""The few elements of SVG that pictures are made of, as text; every text from outside is escaped here."""

from __future__ import annotations

import re

from snowform.graph.glyphs import GLYPHS
from snowform.graph.layout.boxes import PADDING
from snowform.graph.layout.measure import shorten

# What XML cannot hold, however it is written.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """A text as it may stand in XML, in an attribute too; what XML cannot hold as U+FFFD."""
    clean = _NO_XML.sub("\ufffd", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        clean = clean.replace(character, entity)
    return clean


def cut(text: str, size: float, width: float) -> str:
    """A text, shortened to a width with room on both sides."""
    return shorten(text, size, width - 2 * PADDING)


def title(text: str) -> str:
    """What is shown of the element that it begins, by who points at it or has it read."""
    return f"<title>{escape(text)}</title>"


def text(name: str, x: float, y: float, content: str) -> str:
    """A text of a class at a place."""
    return f'<text class="{name}" x="{x:g}" y="{y:g}">{escape(content)}</text>'


def rect(name: str, place: tuple[float, float], size: tuple[float, float], radius: float) -> str:
    """A rounded rectangle of a class."""
    (x, y), (width, height) = place, size
    return f'<rect class="{name}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}"/>'


def glyph(path: str, name: str, x: float, y: float, size: float) -> str:
    """A sign that is drawn in a field of 16 by 16, at a size."""
    return f'<path class="g {name}" transform="translate({x:g} {y:g}) scale({size / 16:g})" d="{path}"/>'


def badge(family: str, x: float, y: float, size: int) -> str:
    """The sign of a family on its colour."""
    inner = glyph(GLYPHS[family], f"g-{family}", x + size * 0.2, y + size * 0.2, size * 0.6)
    return rect(f"b-{family}", (x, y), (size, size), 6) + inner
