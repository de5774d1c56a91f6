"""The signs of the families of resources, in a field of 16 by 16: lines only, drawn for this program."""

from __future__ import annotations

from collections.abc import Mapping

GLYPHS: Mapping[str, str] = {
    # A rack of two machines.
    "compute": "M2.5 2.5h11v4.5h-11zM2.5 9h11v4.5h-11zM5 4.75h.1M5 11.25h.1M8 4.75h3M8 11.25h3",
    # Three things on one wire.
    "network": "M6 2h4v3.5H6zM1.5 10.5h4V14h-4zM10.5 10.5h4V14h-4zM8 5.5V8M3.5 10.5V8h9v2.5",
    # One way becomes three.
    "balancing": "M1.5 8h5M6.5 8l5-5M6.5 8h7M6.5 8l5 5M9.5 2.5h2.5V5M9.5 13.5h2.5V11",
    # A box with a lid.
    "storage": "M2 3h12v3.5H2zM3 6.5h10V13.5H3zM6.5 9.5h3",
    # A cylinder.
    "database": "M3 4c0-3 10-3 10 0s-10 3-10 0v8c0 3 10 3 10 0V4M3 8c0 3 10 3 10 0",
    # A key.
    "access": "M8.5 7.5a3.2 3.2 0 1 0-2 2l1.2 1.2h1.8v1.8h1.8v1.8h2.5v-2.5zM5 6h.1",
    # A pulse.
    "operations": "M1.5 8.5h3l2-5 3 9 2-4h3",
    # Bricks.
    "module": "M8 1.5l6 3v7l-6 3-6-3v-7zM2 4.5l6 3 6-3M8 7.5v7",
    # A plain box.
    "other": "M3 3h10v10H3z",
}
GLOBE = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M1.5 8h13M8 1.5c-4 4-4 9 0 13M8 1.5c4 4 4 9 0 13"
