"""How wide a text is, without a font: as wide as DejaVu Sans has it, which few sans-serif fonts exceed."""

from __future__ import annotations

# Widths of characters in hundredths of the font's size; what is not here counts as wide.
_WIDTHS = {
    character: width
    for width, characters in {
        30: "'IJijl",
        35: " ,./:;\\f|·",
        40: "!()-[]t",
        45: '"r',
        50: "*_`",
        55: "?Lcsz",
        60: "FPkvxy",
        65: "$0123456789EKSTYabdeghnopqu{}",
        70: "ABCRVXZ",
        75: "HNU",
        80: "&DGOQ",
        85: "#+<=>^w~×→−",
        90: "M",
        95: "%",
    }.items()
    for character in characters
}
_WIDE = 100
BOLD = 1.13
ELLIPSIS = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text at a font's size."""
    total = sum(_WIDTHS.get(character, _WIDE) for character in text) * size / 100
    return total * BOLD if bold else total


def shorten(text: str, size: float, width: float, *, bold: bool = False, middle: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis: at its end, or in its middle."""
    if width_of(text, size, bold=bold) <= width:
        return text
    least, most = 0, len(text)
    while least < most:
        kept = (least + most + 1) // 2
        if width_of(_cut(text, kept, middle=middle), size, bold=bold) <= width:
            least = kept
        else:
            most = kept - 1
    return _cut(text, least, middle=middle)


def _cut(text: str, kept: int, *, middle: bool) -> str:
    if not middle:
        return text[:kept].rstrip() + ELLIPSIS
    end = kept // 2
    return text[: kept - end] + ELLIPSIS + (text[-end:] if end else "")
