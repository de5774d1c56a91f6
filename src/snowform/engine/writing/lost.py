"""What is lost when stacks are written: elements under one name, and apps that write to one folder."""

from __future__ import annotations

from collections.abc import Iterable

from snowform import report
from snowform.hints import Any
from snowform.lints.program import warn


def tell_of_elements(elements: Iterable[Any]) -> None:
    """Warn of elements of one kind and name: in the configuration the later ones stand for the first."""
    present: dict[tuple[str, str], Any] = {}
    for element in elements:
        kind = "output" if element._tf_is_output else element._tf_element_type
        if not kind:
            continue
        first = present.setdefault((kind, element.friendly_unique_id), element)
        if first is not element:
            warn(
                "lost-element",
                f'"{first.node.path}"{_made(first)} and "{element.node.path}" are both '
                f"{kind}.{element.friendly_unique_id}: they become one, and the first is gone",
                construct=element,
                hint="give one of them another id, or another override_logical_id",
                source=element._tf_override_source or _source(element),
            )


def tell_of_apps(app: Any, apps: Iterable[Any]) -> None:
    """Warn of an app that is synthesized where another one has stacks too."""
    others = [other for other in apps if other is not app and other.outdir == app.outdir]
    if others and (lost := ", ".join(filter(None, map(_stacks, others)))):
        warn(
            "lost-app",
            "two apps are written to one folder, and only the stacks of the last are found: "
            f"those of the other are {lost}",
            construct=app,
            hint="make one App for all stacks",
        )


def _stacks(app: Any) -> str:
    return ", ".join(f'"{child.node.id}"' for child in app.node.children)


def _made(element: Any) -> str:
    source = element._tf_override_source or _source(element)
    return f" ({source[0]}:{source[1]})" if source else ""


def _source(element: Any) -> tuple[str, int] | None:
    found = report.recorded("source", element.node.path) or element._tf_line
    return (found[0], found[1]) if found else None
