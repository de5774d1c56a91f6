"""References to a stack whose state is a file: whose state that is, and a path without this machine in it.

cdktf writes the path of the default backend, `terraform.<stack>.tfstate` in the folder where the program ran.
In normal form there is no such backend: the state then is where `tofu` puts it, beside the configuration
(https://opentofu.org/docs/language/settings/backends/local/), and `snowform apply` keeps it elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.backend import backend_of

if TYPE_CHECKING:
    from snowform.synth.normalise import Document

KIND = "terraform_remote_state"
LOCAL = "local"


def link(stacks: Sequence[tuple[str, Document]], project: str) -> list[dict[str, str]]:
    """For each stack the remote states that are files of others, by name; the default ones become beside it.

    A stack is its name and its document, `project` the folder in which the program ran.
    """
    files = {
        path: (stack, is_default)
        for stack, document in stacks
        for path, is_default in _own_file(document, stack, project)
    }
    found: list[dict[str, str]] = []
    for _, document in stacks:
        found.append({})
        for name, settings in file_states(document):
            other, is_default = files.get(str(settings.get("path")), ("", False))
            if other:
                found[-1][name] = other
            if is_default:
                settings["path"] = f"../{other}/terraform.tfstate"
    return found


def file_states(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """The names of the remote states that are read from a file, each with its settings."""
    states = document.get("data", {}).get(KIND, {})
    for name, body in states.items() if isinstance(states, dict) else ():
        settings = body.get("config") if isinstance(body, dict) and body.get("backend") == LOCAL else None
        if isinstance(settings, dict):
            yield name, settings


def read_from(document: Document, files: Mapping[str, str]) -> None:
    """Read remote states, by name, from these files, in whatever workspace."""
    for name, settings in file_states(document):
        if name in files:
            settings.clear()
            settings["path"] = files[name].replace("${", "$${").replace("%{", "%%{")
            document["data"][KIND][name].pop("workspace", None)


def _own_file(document: Document, stack: str, project: str) -> Iterable[tuple[str, bool]]:
    """The path that cdktf gives for a stack's state, and whether it is the one of its default backend."""
    found = backend_of(document)
    if found is None:
        return [(os.path.join(project, f"terraform.{stack}.tfstate"), True)]
    kind, settings = found
    path = settings.get("path") if kind == LOCAL else None
    return [(path, False)] if isinstance(path, str) else []
