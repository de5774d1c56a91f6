"""Put boxes beside and below each other: in grids, stacks, rows and columns. Knows no networks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from snowform.graph.layout.boxes import STEP, Box, on_grid

# Between boxes beside and below each other.
COLUMN, ROW = 40, 50


def grid(box: Box, cards: list[Box], per_row: int, gap: int = 0) -> None:
    """Put cards into rows of so many, all as wide as the widest."""
    width = max((one.width for one in cards), default=0)
    y = 0
    for start in range(0, len(cards), per_row):
        row = cards[start : start + per_row]
        y += max(one.overhang for one in row)
        for place, one in enumerate(row):
            one.width = width
            one.move(place * (width + (gap or COLUMN)), y)
        y = bottom_of(row) + (gap or ROW)
    box.children = cards


def widen(panel: Box, width: int) -> None:
    """Make a panel, and the cards in it, as wide as its column."""
    columns_ = sorted({one.x for one in panel.children})
    more = (width - panel.width) // len(columns_) // STEP * STEP
    for one in panel.children:
        one.width += more
        one.move(one.x + columns_.index(one.x) * more, one.y)
    panel.width = width


def stack(box: Box, children: list[Box], gap: int) -> None:
    """Put boxes below each other, all as wide as the widest."""
    width = max((child.width for child in children), default=0)
    y = 0
    for child in children:
        child.width = width
        child.move(0, y)
        y += child.height + gap
    box.width, box.height = width, max(0, y - gap)


def wrap(boxes: list[Box], width: int, y: int) -> None:
    """Put boxes beside each other, from `y` on, and what does not fit below."""
    x, below = 0, y
    for box in boxes:
        if x and x + box.width > width:
            x, y = 0, below + ROW
        box.move(x, y)
        x += box.width + COLUMN
        below = max(below, y + box.height)


def align_rows(stacks: list[list[Box]]) -> None:
    """Make the boxes that stand in one row of several stacks equally high."""
    for number in range(max((len(one) for one in stacks), default=0)):
        row = [one[number] for one in stacks if number < len(one)]
        height = max(box.height for box in row)
        for box in row:
            box.height = height


def columns(blocks: list[Box], height: int) -> list[Box]:
    """Blocks below each other in columns of about a height."""
    found: list[Box] = []
    current: list[Box] = []
    for block in blocks:
        if current and sum(one.height + COLUMN for one in current) + block.height > height:
            found.append(_column(current))
            current = []
        current.append(block)
    return [*found, _column(current)] if current else found


def _column(blocks: list[Box]) -> Box:
    box = Box(None, "root", children=blocks)
    y = 0
    for block in blocks:
        block.move(0, y)
        y += block.height + COLUMN
    box.width, box.height = max(block.width for block in blocks), y - COLUMN
    return box


def fair_height(blocks: list[Box]) -> int:
    """How high columns are to be for a picture that is a good half wider than high."""
    area = sum((block.width + COLUMN) * (block.height + COLUMN) for block in blocks)
    return max([*(block.height for block in blocks), int((area / 1.6) ** 0.5)])


def spread(row: list[Box], left: int, right: int, wish: Callable[[Box], float]) -> None:
    """Move boxes of a row towards where they want their middles, without one on another."""
    wishes = {id(box): wish(box) for box in row}
    row.sort(key=lambda box: wishes[id(box)])
    x = left
    for box in row:
        x = max(x, on_grid(wishes[id(box)] - box.width / 2))
        box.move(x, box.y)
        x += box.width + COLUMN
    limit = right
    for box in reversed(row):
        box.move(max(left, min(box.x, limit - box.width)), box.y)
        limit = box.x - COLUMN


def row_width(boxes: Iterable[Box]) -> int:
    """How wide boxes are beside each other."""
    return sum(box.width + COLUMN for box in boxes) - COLUMN


def right_of(boxes: Iterable[Box]) -> int:
    """Where the last of boxes ends to the right."""
    return max((box.x + box.width for box in boxes), default=0)


def bottom_of(boxes: Iterable[Box]) -> int:
    """Where the last of boxes ends below."""
    return max((box.y + box.height for box in boxes), default=0)
