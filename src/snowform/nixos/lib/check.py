"""Read a stack's folder while a host's system is built, which has not read it when it was evaluated.

    check.py give FOLDER OUTPUT             the folder OUTPUT with what of it OpenTofu is given
    check.py check FOLDER OUTPUT SETTINGS   hold it against what the host sets; OUTPUT has the warnings

Of stacks that it can read when a host is evaluated NixOS says the same (assertions.nix). This stands alone:
who builds a system has Python's standard library, and nothing else of Snowform.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import zip_longest
from pathlib import Path
from typing import Any

Complaints = Iterator[str]


class Stack:
    """A folder as `snowform nixos` writes it: what its stack.json says; ValueError where it has none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            data = json.loads((folder / "stack.json").read_text(encoding="utf-8"))
            self.data: Mapping[str, Any] = dict(data)
        except (OSError, TypeError, ValueError) as error:
            raise ValueError(
                f".configuration: there is no stack.json in {folder} that can be read. Name a folder as "
                "`snowform nixos` writes it. A flake has only what git tracks: git add it."
            ) from error

    def options(self, group: str) -> Mapping[str, Any]:
        """What the stack has of `variables`, `secrets` or `credentials`."""
        found: Mapping[str, Any] = self.data["options"].get(group, {})
        return found

    def missing(self) -> list[str]:
        """What OpenTofu is to be given and is not there."""
        given = self.data["files"]
        try:
            listed = json.loads((self.folder / "files.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # Who builds a folder need not list its files.
            listed = []
        below = (name for name in listed if name.partition("/")[0] in given)
        paths = {name: self.folder / name for name in (*given, *below)}
        return [name for name, path in paths.items() if not path.exists() and not path.is_symlink()]


def main(arguments: Sequence[str]) -> int:
    """Write OUTPUT, or say all that is wrong and give 1."""
    command, folder, output, *settings = arguments
    if command == "give":
        refused = give(Path(folder), Path(output))
    else:
        refused = check(json.loads(Path(*settings).read_text(encoding="utf-8")), Path(folder), Path(output))
    for complaint in refused:
        sys.stderr.write(f"- {complaint}\n")
    return 1 if refused else 0


def give(folder: Path, output: Path) -> list[str]:
    """Copy what OpenTofu is given, or say what is missing."""
    try:
        stack = Stack(folder)
    except ValueError as error:
        return [str(error)]
    if missing := list(_missing(stack)):
        return missing
    output.mkdir()
    for name in stack.data["files"]:
        _copy(folder / name, output / name)
    return []


def check(host: Mapping[str, Any], folder: Path, output: Path) -> list[str]:
    """All that the host's settings are refused for; where there is nothing, the warnings are written."""
    try:
        stack = Stack(folder)
        refused = list(complaints(host, stack))
    except ValueError as error:
        refused = [str(error)]
    if not refused:
        warned = "".join(f"snowform: {_line(host, warning)}\n" for warning in warnings(host, stack))
        output.write_text(warned, encoding="utf-8")
        sys.stderr.write(warned)
    return [_line(host, complaint) for complaint in refused]


def complaints(host: Mapping[str, Any], stack: Stack) -> Complaints:
    """What the host's settings are refused for, each beginning where the path of its options ends."""
    if stack.data.get("format") != host["format"]:
        yield ": it is of another version of Snowform than this module: take both from one version."
        return
    yield from _missing(stack)
    if stack.data["name"] != host["name"]:
        yield (
            f".configuration: this is the stack {stack.data['name']}, and its state and tags go by that "
            f"name. Say services.snowform.stacks.{json.dumps(stack.data['name'])}."
        )
    yield from _values(host, stack)
    yield from _credentials(host, stack)
    if host["providers"] is not None:
        yield from _providers(host["providers"], stack.data)
    yield from _order(host["after"], stack.data["after"])
    yield from _hanging(host["later"]["refused"], stack.data["facts"])


def warnings(host: Mapping[str, Any], stack: Stack) -> Complaints:
    """What is only to be known, in the same form."""
    yield from _hanging(host["later"]["warned"], stack.data["facts"])
    facts = stack.data["facts"]
    if facts["aws"] and not host["credentials"]["configFile"] and _is_named("configFile", stack):
        yield ".credentials.configFile is not set, and the stack names an AWS configuration file."
    for source, checked in stack.data["checked"].items():
        version = (host["providers"] or {}).get(source)
        accepted = {*checked, host["acceptedVersions"].get(source, "")}
        if version and _major(version) not in map(_major, accepted):
            yield (
                f": the stack was checked against {source} {' and '.join(checked)}; this host has {version}. "
                f'Look at what has changed, then say acceptedVersions."{source}" = "{version}".'
            )


def _missing(stack: Stack) -> Complaints:
    if missing := stack.missing():
        more = " and others" if len(missing) > 9 else ""
        yield (
            f".configuration: of its module these files are missing: {', '.join(missing[:9])}{more}. A "
            "flake has only what git tracks: git add them (with --force where git ignores them)."
        )


def _values(host: Mapping[str, Any], stack: Stack) -> Complaints:
    """What is wrong with variables and secrets."""
    plain, sensitive = stack.options("variables"), stack.options("secrets")
    for name in host["variables"]:
        if name in sensitive:
            yield (
                f".variables.{name}: the stack marks it as sensitive, and everyone could read it in the "
                f"Nix store. Put it into a file, and name that in secrets.{name}."
            )
        elif name not in plain:
            yield f".variables.{name}: the stack has no such variable{_near(name, plain)}"
        else:
            for place, wrong in _misfits(plain[name]["type"], host["variables"][name]):
                yield f".variables.{name}{place}: {wrong}"
    for name in host["secrets"]:
        if name in plain:
            yield f".secrets.{name}: the variable is not sensitive. Set variables.{name}."
        elif name not in sensitive:
            yield f".secrets.{name}: the stack has no sensitive variable of that name{_near(name, sensitive)}"
    for group, known in (("variables", plain), ("secrets", sensitive)):
        for name, option in known.items():
            if not {"default", "defaultText", "nullable"} & option.keys() and name not in host[group]:
                yield f".{group}.{name} must be set: the stack has no default for it."


def _credentials(host: Mapping[str, Any], stack: Stack) -> Complaints:
    """The units see no file that the stack names for AWS."""
    if stack.data["facts"]["aws"] and not host["credentials"]["file"] and _is_named("file", stack):
        path = stack.options("credentials").get("file", {}).get("default", "one in a home folder")
        yield f".credentials.file must be set: the stack has its AWS credentials in a file, {path}."


def _is_named(name: str, stack: Stack) -> bool:
    """Whether the stack names a file; where its option has no default, none that could be one."""
    option = stack.options("credentials").get(name, {})
    return option.get("default", name) is not None


def _providers(brought: Mapping[str, str], stack: Mapping[str, Any]) -> Complaints:
    """What of the stack's providers the host lacks or has too much, or has of a version that it refuses."""
    wanted = {one["source"]: one for one in stack["requirements"]}
    for source in stack["providers"]:
        if source not in brought:
            version = f" {wanted[source]['constraint']}" if source in wanted else ""
            yield (
                f'.providers: the stack needs {source}{version}. Say providers."{source}" = null for that '
                "of nixpkgs, or bring a package of it along; or set package to an OpenTofu that has it."
            )
    unknown = [source for source in brought if source not in stack["providers"]]
    if unknown:
        yield f".providers: the stack has no {', '.join(unknown)}{_near(unknown[0], stack['providers'])}"
    for source, right in stack["elsewhere"].items():
        yield (
            f".package: nixpkgs has no {source} for OpenTofu. In the stack, {right} without the host is "
            "right; or set package."
        )
    for source, one in wanted.items():
        version = brought.get(source, "")
        terms = ((_COMPARISONS[term["operator"]], term["version"]) for term in one["terms"])
        if version and not all(holds(compare(version, other)) for holds, other in terms):
            yield (
                f".package: this nixpkgs has {source} {version}, the stack wants {one['constraint']}. Set "
                "package to one with another version, or bring that along in providers."
            )


def _order(after: Mapping[str, Any], earlier: Sequence[str]) -> Complaints:
    """Stacks of this host that the program has applied before, and that the host does not wait for."""
    forgotten = [name for name in earlier if name in after["here"] and name not in after["named"]]
    if forgotten and not after["isOrdered"]:
        names = " ".join(json.dumps(name) for name in forgotten)
        yield (
            f".after must be set: the program makes this stack depend on {', '.join(forgotten)}, which "
            f"this host has: after = [ {names} ]."
        )


def _hanging(said: Iterable[Mapping[str, Any]], facts: Mapping[str, bool]) -> Complaints:
    """Of what hangs on facts of the stack, what holds; the messages have the path of the options already."""
    for one in said:
        if all(facts[fact] == wanted for fact, wanted in one["when"].items()):
            yield one["message"]


# The types of options, as types.nix reads them, as far as variables have them.
_NAMED: Mapping[str, Callable[[Any], bool]] = {
    "bool": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "json": lambda _: True,
}


def _misfits(kind: Any, value: Any) -> Iterator[tuple[str, str]]:
    """Where in a value what is not of the type, and what should be there."""
    if isinstance(kind, str):
        if not _NAMED[kind](value):
            yield "", f"{_shown(value)} is not of the type {kind}."
        return
    ((form, inner),) = kind.items()
    if form == "nullOr":
        if value is not None:
            yield from _misfits(inner, value)
        return
    judge = _list_misfits if form in {"list", "tuple"} else _set_misfits
    yield from judge(form, inner, value)


def _list_misfits(form: str, inner: Any, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list):
        yield "", f"{_shown(value)} is not a list."
    elif form == "tuple" and len(value) != len(inner):
        yield "", f"its length is {len(value)}, and the stack wants {len(inner)}."
    else:
        for index, item in enumerate(value):
            yield from _below(f".{index}", inner[index] if form == "tuple" else inner, item)


def _set_misfits(form: str, inner: Any, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield "", f"{_shown(value)} is not an attribute set."
    elif form == "object":
        yield from _object(inner, value)
    else:
        for name, item in value.items():
            yield from _below(f".{name}", inner, item)


def _object(members: Mapping[str, Any], value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, member in members.items():
        if name in value:
            yield from _below(f".{name}", member["type"], value[name])
        elif "default" not in member:
            yield "", f"it has no attribute {name}, which the stack has no default for."
    for name in value:
        if name not in members:
            yield "", f"the stack knows no attribute {name} of it{_near(name, members)}"


def _below(place: str, kind: Any, value: Any) -> Iterator[tuple[str, str]]:
    return ((f"{place}{further}", wrong) for further, wrong in _misfits(kind, value))


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _near(word: str, known: Iterable[str]) -> str:
    """How a sentence about an unknown word ends."""
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else "."


def compare(version: str, other: str) -> int:
    """Below zero, zero or above it, as Nix orders versions (builtins.compareVersions)."""
    for ours, theirs in zip_longest(_parts(version), _parts(other), fillvalue=""):
        if _is_before(ours, theirs):
            return -1
        if _is_before(theirs, ours):
            return 1
    return 0


_COMPARISONS: Mapping[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "!=": lambda order: order != 0,
    ">=": lambda order: order >= 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    "<": lambda order: order < 0,
}


def _parts(version: str) -> list[str]:
    return re.findall(r"[0-9]+|[^0-9.-]+", version)


def _is_before(ours: str, theirs: str) -> bool:
    if ours.isdigit() and theirs.isdigit():
        return int(ours) < int(theirs)
    if (ours == "" and theirs.isdigit()) or (ours == "pre" and theirs != "pre"):
        return True
    if theirs == "pre" or ours.isdigit():
        return False
    return theirs.isdigit() or ours < theirs


def _major(version: str) -> str:
    return (_parts(version) or [""])[0]


def _line(host: Mapping[str, Any], message: str) -> str:
    path = host["optionPath"]
    return " ".join((message if message.startswith(path) else f"{path}{message}").split())


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
