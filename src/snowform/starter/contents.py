"""The files of a project by their names: Snowform's own, with the names and settings of whoever begins."""

from __future__ import annotations

import json
import keyword
import os
import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from snowform.starter import sources
from snowform.starter.answers import Answers
from snowform.starter.errors import StarterError
from snowform.starter.kinds import EXAMPLE, Kind

CONFIG = "cdktf.json"
FLAKE = "flake.nix"
# What stands in the settings of Snowform's own project for what only whoever begins can know.
_NETWORK = "203.0.113.0/24"
_SNOWFORM = "git+file:///srv/snowform"
_KEY = re.compile(r"ssh-ed25519 \S+ you@example\.org")

# Of the files that are as they are, those that belong to every project.
_ALWAYS = ("pyrightconfig.json", "stacks/__init__.py", "tests/__init__.py")

# What a kind is called in its files: module, class of the stack, class of its settings, name of the stack.
_Names = tuple[str, str, str, str]


def contents(answers: Answers, commands: str) -> Iterator[tuple[str, str]]:
    """Every file's name in the project, and its text; `commands` are those that its README shows.

    Raises StarterError where the stack cannot be called so.
    """
    kind = answers.kind
    names = _names(answers)
    module = names[0]
    stack, test = f"stacks/{kind.module}.py", f"{sources.TESTS}/test_{kind.module}.py"
    section = _section(answers)
    yield "main.py", _rename(sources.text("main.py"), _written(EXAMPLE), names)
    yield f"tests/test_{module}.py", _rename(sources.text(test), _written(kind), names)
    if kind.is_own:
        yield f"stacks/{module}.py", _rename(sources.text(stack), _written(kind), names)
    named = [value for value in _strings(section) if value.startswith("stacks/")]
    for name in sources.needed([*_ALWAYS, stack, *kind.files, *named]):
        if name != stack or not kind.is_own:
            yield name, sources.text(name)
    if answers.flake:
        text = _rename(sources.text(f"nix/template/{FLAKE}"), _written(EXAMPLE), names)
        yield FLAKE, text.replace(_SNOWFORM, answers.flake)
    yield ".gitignore", gitignore()
    yield "README.md", _readme(answers, module, commands)
    yield CONFIG, _config(answers.name, section)


def gitignore() -> str:
    """Snowform's own, without what is about its sources."""
    lines = sources.text(".gitignore").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("/src/"))


def _written(kind: Kind) -> _Names:
    return kind.module, kind.stack, kind.settings, kind.name


def _names(answers: Answers) -> _Names:
    """What the answers make of a kind's names."""
    kind, name = answers.kind, answers.name
    if not kind.is_own:
        return kind.module, kind.stack, kind.settings, name
    module = name.replace("-", "_")
    stack = "".join(part.capitalize() for part in name.split("-")) + "Stack"
    used = re.findall(r"\w+", sources.text(f"stacks/{kind.module}.py"))
    is_taken = (sources.root() / "stacks" / f"{module}.py").exists() or stack in used
    if is_taken or keyword.iskeyword(module):
        raise StarterError(
            f'"{name}" cannot be the name of a stack of your own',
            hint=f"{'Snowform' if is_taken else 'Python'} has it already; choose another",
        )
    return module, stack, f"{stack}Settings", name


def _rename(text: str, old: _Names, new: _Names) -> str:
    words = dict(zip(old, new, strict=True))
    pattern = "|".join(map(re.escape, words))
    return re.sub(rf"(?<![\w-])({pattern})(?![\w-])", lambda found: words[found[0]], text)


def _section(answers: Answers) -> dict[str, Any]:
    """The settings of the stack, made of those of Snowform's own project."""
    example = json.loads(sources.text(CONFIG))["context"][answers.kind.name]
    section: dict[str, Any] = _personal(example, answers)
    section |= {"region": answers.region, "project": answers.name}
    if "bucket" in section:
        # No other bucket in the world may have its name.
        section["bucket"] = f"{answers.name}-{os.urandom(4).hex()}"
    return section


def _personal(value: Any, answers: Answers) -> Any:
    """The value with the key and the network of the answers; without what they leave out."""
    if isinstance(value, Mapping):
        inner = {key: _personal(below, answers) for key, below in value.items()}
        return {key: below for key, below in inner.items() if below is not None}
    if isinstance(value, list):
        return [below for below in (_personal(below, answers) for below in value) if below is not None]
    if value == _NETWORK:
        return answers.ssh_from or None
    if isinstance(value, str) and _KEY.fullmatch(value):
        return answers.ssh_key or None
    return value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for below in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(below)


def _config(name: str, section: Mapping[str, Any]) -> str:
    document = json.loads(sources.text(CONFIG))
    document |= {"projectId": str(uuid.uuid4()), "context": {name: section}}
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    # A list of numbers or words is a line, as in Snowform's own. No string has a line break in JSON.
    return re.sub(r"\[\n\s+([^][{}]*?)\n\s+\]", lambda found: f"[{_one_line(found[1])}]", text)


def _one_line(items: str) -> str:
    return re.sub(r",\n\s+", ", ", items)


def _readme(answers: Answers, module: str, commands: str) -> str:
    template = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    words = {
        "name": answers.name,
        "title": answers.kind.title,
        "module": module,
        "commands": commands,
        "access": _ACCESS if answers.kind.has_machines else "",
    }
    return re.sub(r"\{(\w+)\}", lambda found: words[found[1]], template)


_ACCESS = """
Who may log in: the keys in `ssh_keys` (of a fleet `ssh_key`), from the networks in `firewall`, `ssh_from`.
"""
