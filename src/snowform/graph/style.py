"""The colours of a picture, by day and by night: Okabe and Ito's, which the colour-blind tell apart.

They differ in lightness, too: https://jfly.uni-koeln.de/color/. No rule uses CSS variables, which
converters to PNG do not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Theme = Literal["auto", "light", "dark"]

# What is open to the world; nothing else has this colour.
_WORLD = {"light": "#d55e00", "dark": "#ff8a3d"}
# Fill of a family's sign, and the sign in it: the same by day and night.
BADGES: Mapping[str, tuple[str, str]] = {
    "compute": ("#e69f00", "#1d2530"),
    "network": ("#0072b2", "#ffffff"),
    "balancing": ("#56b4e9", "#10212e"),
    "storage": ("#009e73", "#ffffff"),
    "database": ("#cc79a7", "#2b0f1e"),
    "access": ("#f0e442", "#2e2b00"),
    "operations": ("#8a94a3", "#ffffff"),
    "module": ("#3d4b5f", "#ffffff"),
    "other": ("#b9c1cc", "#1d2530"),
}
_MARKS = {
    "create": ("#007a59", "#2fd3a4"),
    "update": ("#0072b2", "#6cc3f5"),
    "replace": ("#9a3f78", "#e79cc8"),
    "delete": ("#b00020", "#ff7b8a"),
    "forget": ("#5b6675", "#aab4c2"),
}
_EDGES = {
    "port": ("#2f3b4c", "#c3ccd8"),
    "traffic": ("#0072b2", "#6cc3f5"),
    "route": ("#007a59", "#2fd3a4"),
    "attachment": ("#7a5600", "#e6b84d"),
    "reference": ("#8a94a3", "#8592a3"),
}
_SURFACES = {
    "page": ("#ffffff", "#0f141b"),
    "ink": ("#1d2530", "#e8edf3"),
    "muted": ("#586474", "#9aa7b7"),
    "card": ("#ffffff", "#1b232e"),
    "line": ("#c4ccd6", "#3a4757"),
    "panel": ("#f6f8fa", "#151c25"),
    "vpc": ("#fafbfd", "#131a22"),
    "edge": ("#5b6b80", "#6d7d92"),
    "public": ("#eaf6f1", "#12261f"),
    "public-edge": ("#4aa686", "#2f8f6d"),
    "private": ("#eaf2f9", "#12212f"),
    "private-edge": ("#5b93bd", "#356c98"),
    "plain": ("#f3f4f6", "#181f29"),
    "socket": ("#ffffff", "#0f141b"),
}
_FONT = "'Helvetica Neue',Helvetica,Arial,'DejaVu Sans',sans-serif"


def css(theme: Theme) -> str:
    """The style sheet: light, and dark where a reader prefers that, but on paper; or one of the two."""
    if theme != "auto":
        return f"{_SHAPES}\n{_colours(theme)}"
    return (
        f"{_SHAPES}\n{_colours('light')}\n"
        f"@media screen and (prefers-color-scheme:dark){{\n{_colours('dark')}\n}}"
    )


_SHAPES = "\n".join(
    (
        f"text{{font-family:{_FONT}}}",
        ".h1{font-size:20px;font-weight:700}",
        ".h2,.l{font-size:12px}",
        ".t{font-size:13px;font-weight:700}",
        ".k,.r{font-size:11px}",
        ".s{font-size:10px}.c{text-anchor:middle}",
        ".tag{font-size:10px;font-weight:700;letter-spacing:.3px}",
        ".card,.panel,.back,.pill{stroke-width:1}",
        ".vpc{stroke-width:2}",
        ".zone{fill:none;stroke-width:1.2;stroke-dasharray:6 5}",
        ".subnet{stroke-width:1.2}",
        ".module{stroke-width:1.5;stroke-dasharray:2 3}",
        ".data-box .card{stroke-dasharray:3 3}",
        ".e{fill:none;stroke-width:1.6;stroke-linejoin:round}",
        ".e.reference{stroke-width:1.2;stroke-dasharray:2 4;stroke-linecap:round}",
        ".e.route{stroke-dasharray:7 3}",
        ".e.attachment{stroke-width:1.4}",
        ".e.world{stroke-width:2.6}",
        ".socket{stroke-width:1.3}",
        ".socket.world{stroke-width:2}",
        ".mark{stroke-width:2.4;fill:none}",
        ".mark.delete,.mark.forget{stroke-dasharray:6 4}",
        ".gone{text-decoration:line-through}",
        ".sign{font-size:14px;font-weight:700;text-anchor:middle}",
        ".g{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}",
        *(f".b-{name}{{fill:{fill}}}.g-{name}{{stroke:{glyph}}}" for name, (fill, glyph) in BADGES.items()),
    )
)


def _colours(theme: Literal["light", "dark"]) -> str:
    side = 0 if theme == "light" else 1
    has = {name: pair[side] for name, pair in _SURFACES.items()}
    world = _WORLD[theme]
    rules = [
        f".page{{fill:{has['page']}}}.data-box .card{{fill:{has['panel']}}}",
        f"text{{fill:{has['ink']}}}",
        f".k,.m,.h2{{fill:{has['muted']}}}",
        f".card,.back{{fill:{has['card']};stroke:{has['line']}}}",
        f".pill{{fill:{has['card']};stroke:{has['edge']}}}",
        f".panel{{fill:{has['panel']};stroke:{has['line']}}}",
        f".vpc{{fill:{has['vpc']};stroke:{has['edge']}}}",
        f".zone{{stroke:{has['edge']}}}",
        f".module{{fill:{has['panel']};stroke:{has['edge']}}}",
        f".subnet{{fill:{has['plain']};stroke:{has['line']}}}",
        f".subnet.public{{fill:{has['public']};stroke:{has['public-edge']}}}",
        f".subnet.private{{fill:{has['private']};stroke:{has['private-edge']}}}",
        f".socket{{fill:{has['socket']}}}",
        f".on{{fill:{has['page']}}}",
    ]
    for kind, pair in _EDGES.items():
        rules.append(f".e.{kind},.socket.{kind}{{stroke:{pair[side]}}}.a.{kind}{{fill:{pair[side]}}}")
    rules.append(f".globe.plain{{stroke:{has['muted']}}}")
    rules.append(f".e.world,.socket.world,.pill.world,.globe.world{{stroke:{world}}}.a.world{{fill:{world}}}")
    for name, pair in _MARKS.items():
        rules.append(f".mark.{name}{{stroke:{pair[side]}}}.dot.{name}{{fill:{pair[side]}}}")
    return "\n".join(rules)
