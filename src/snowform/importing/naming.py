"""Names for Python: of classes, files, variables and constants. None shadows what the program uses."""

from __future__ import annotations

import builtins
import keyword
import re
from collections import Counter
from collections.abc import Iterable

from snowform.importing.model import Configuration, Element

_TAKEN = {"self", "scope", "id", *dir(builtins), *keyword.kwlist, *keyword.softkwlist}


def identifier(text: str) -> str:
    """A text as a name of Python in lower case: of `nix-vpc` nix_vpc."""
    name = re.sub(r"_+", "_", re.sub(r"[^0-9a-z_]", "_", text.lower())).strip("_")
    return f"_{name}" if not name or name[0].isdigit() else name


def module_name(stack: str) -> str:
    """The module of a stack: after it, but none that an import statement cannot name."""
    name = identifier(stack)
    return f"{name}_" if keyword.iskeyword(name) else name


def stack_class(stack: str, taken: Iterable[str]) -> str:
    """The class of a stack: after it, but no name that its module or main.py has for something else."""
    name = class_name(stack)
    return f"{name}Stack" if name in {*_TAKEN, "App", *taken} else name


def class_name(text: str) -> str:
    """A text as the name of a class: of `nixos-host` NixosHost."""
    name = "".join(part[:1].upper() + part[1:] for part in re.split(r"[^0-9A-Za-z]+", text) if part)
    return f"Stack{name}" if not name or name[0].isdigit() else name


def is_keyword_argument(name: str) -> bool:
    """Whether an argument of Terraform's can be one of a call in Python."""
    return name.isidentifier() and name.isascii()


class Names:
    """The names of the variables of one program, each given once."""

    def __init__(self, configuration: Configuration, taken: Iterable[str] = ()) -> None:
        self._taken = {*_TAKEN, *taken}
        self._types = Counter(
            (e.section, e.labels[0]) for e in configuration.of("resource", "data", "ephemeral")
        )
        self._given: dict[str, str] = {}

    def of(self, element: Element) -> str:
        """The variable of an element: the only VPC is `vpc`, one of several subnets `public_subnet`."""
        if element.address not in self._given:
            candidates = [*self._candidates(element)]
            candidates += [f"{candidates[-1]}_{number}" for number in range(2, len(self._given) + 3)]
            self._given[element.address] = self.free(candidates)
        return self._given[element.address]

    def free(self, candidates: Iterable[str]) -> str:
        """The first that nothing has, which is then taken."""
        name = next(name for name in candidates if name not in self._taken)
        self._taken.add(name)
        return name

    def _candidates(self, element: Element) -> list[str]:
        own = identifier(element.labels[-1])
        if element.section == "provider":
            alias = identifier(str(element.body.get("alias") or ""))
            provider = identifier(element.labels[0])
            return [f"{provider}_{alias}".rstrip("_"), f"{provider}_{alias}_provider"]
        if element.section not in {"resource", "data", "ephemeral"}:
            kind = "value" if element.section == "locals" else element.section
            return [own, f"{own}_{kind}"]
        words = element.labels[0].partition("_")[2] or element.labels[0]
        kind = identifier(words)
        if self._types[element.section, element.labels[0]] == 1:
            return [kind, *_joined(own, kind), f"{own}_{kind}_{element.section}"]
        return [*_joined(own, kind), f"{own}_{kind}_{element.section}"]


def _joined(own: str, kind: str) -> list[str]:
    """`public` and `subnet` as public_subnet; a name that says the type already stays."""
    if kind in own or own.endswith(kind.rpartition("_")[2]):
        return [own, f"{own}_{kind}"]
    return [f"{own}_{kind}"] if own[0] != "_" else [f"{kind}{own}"]


def ids_of(elements: Iterable[Element]) -> dict[str, str]:
    """The id of each element by its address: its name, or the address where others have that name.

    Configurations of one provider differ by their alias.
    """
    found = list(elements)
    # The engine calls the backend of a stack so, among its elements.
    names = Counter(["backend", *map(_name, found)])
    given: dict[str, str] = {}
    for element in found:
        name = _name(element)
        plain = "." not in name and "/" not in name
        given[element.address] = name if names[name] == 1 and plain else _address(element)
    return given


def _name(element: Element) -> str:
    alias = element.body.get("alias") if element.section == "provider" else None
    return f"{element.labels[0]}-{alias}" if isinstance(alias, str) else element.labels[-1]


def _address(element: Element) -> str:
    return f"output.{element.labels[0]}" if element.section == "output" else element.address
