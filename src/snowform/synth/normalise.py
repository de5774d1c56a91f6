"""From what cdktf writes to the one normal form of config.tf.json. Data in, data out.

The form: sorted keys, two spaces, a newline at the end; no `//` metadata, nothing of the machine that made
it; empty sections and types without instances left out, everything below them kept as it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring

from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.files import Name

Document = dict[str, Any]
# Where an element stands in a document: ("resource", "aws_vpc", "main") or ("output", "address").
Address = tuple[str, ...]

# Every block that may stand at the top of a configuration:
# https://developer.hashicorp.com/terraform/language/syntax/json, https://opentofu.org/docs/language/
SECTIONS = (
    "terraform",
    "provider",
    "variable",
    "locals",
    "data",
    "resource",
    "ephemeral",
    "module",
    "output",
    "import",
    "moved",
    "removed",
    "check",
)
TYPED_SECTIONS = frozenset({"resource", "data", "ephemeral"})
NAMED_SECTIONS = frozenset({"module", "output", "variable", "check"})


def normalise(synthesized: Mapping[str, Any], *, stack: str, project: Name) -> Document:
    """The document of a stack as cdktf wrote it (`cdk.tf.json`), in normal form.

    `project` is the folder in which the program ran: cdktf's own default backend names a file in it.
    """
    document: Document = {}
    for section, content in synthesized.items():
        if section == "//":
            continue
        document[section] = _section(section, content)
    _drop_default_backend(document, os.path.join(project, f"terraform.{stack}.tfstate"))
    return {section: content for section, content in document.items() if content not in ({}, [])}


def dump(document: Document) -> str:
    """The text of config.tf.json: `json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)`.

    Written out: with an indent json.dumps goes through generators of Python's and takes twice as long.
    """
    parts: list[str] = []
    _write(document, "\n", parts.append)
    parts.append("\n")
    return "".join(parts)


def _write(value: Any, newline: str, emit: Callable[[str], None]) -> None:
    deeper = newline + "  "
    if isinstance(value, str):
        emit(encode_basestring(value))
    elif isinstance(value, dict):
        separator = "{" + deeper
        for key in sorted(value):
            item = value[key]
            # Most values are texts, and a call for each takes longer than to write it.
            if type(item) is str:
                emit(f"{separator}{encode_basestring(key)}: {encode_basestring(item)}")
            else:
                emit(f"{separator}{encode_basestring(key)}: ")
                _write(item, deeper, emit)
            separator = "," + deeper
        emit(newline + "}" if value else "{}")
    elif isinstance(value, list):
        separator = "[" + deeper
        for item in value:
            emit(separator)
            _write(item, deeper, emit)
            separator = "," + deeper
        emit(newline + "]" if value else "[]")
    else:
        emit(json.dumps(value))


def construct_paths(synthesized: Mapping[str, Any]) -> dict[Address, str]:
    """The path in the construct tree of each element that cdktf's metadata tells of."""
    found: dict[Address, str] = {}
    for section, content in synthesized.items():
        # What is written as a list is none of cdktf's, so nothing is told of it.
        if not isinstance(content, dict):
            continue
        if section in TYPED_SECTIONS:
            for kind, instances in content.items():
                if not isinstance(instances, dict):
                    continue
                for name, body in instances.items():
                    _note_path(found, (section, kind, name), body)
        elif section in NAMED_SECTIONS:
            for name, body in content.items():
                _note_path(found, (section, name), body)
    return found


def _note_path(found: dict[Address, str], address: Address, body: Any) -> None:
    comment = body.get("//") if isinstance(body, dict) else None
    metadata = comment.get("metadata") if isinstance(comment, dict) else None
    if isinstance(metadata, dict) and isinstance(metadata.get("path"), str):
        found[address] = metadata["path"]


def _section(section: str, content: Any) -> Any:
    if not isinstance(content, dict):
        return content
    if section in TYPED_SECTIONS:
        kinds = {kind: _elements(instances) for kind, instances in _bare(content).items()}
        return {kind: instances for kind, instances in kinds.items() if instances != {}}
    if section in NAMED_SECTIONS:
        return _elements(content)
    if section == "provider":
        return {name: _provider(configurations) for name, configurations in _bare(content).items()}
    return _bare(content)


def _elements(instances: Any) -> Any:
    if not isinstance(instances, dict):
        return instances
    return {name: _element(body) for name, body in instances.items() if name != "//"}


def _element(body: Any) -> Any:
    """A block without its comment, and with bare references where nothing else is taken.

    cdktf writes `depends_on` of outputs and `replace_triggered_by` as texts with an expression in them, which
    `tofu` refuses: https://developer.hashicorp.com/terraform/language/syntax/json#block-type-specific-exceptions
    """
    bare = _bare(body)
    if not isinstance(bare, dict):
        return bare
    if "depends_on" in bare:
        bare["depends_on"] = _bare_references(bare["depends_on"])
    lifecycle = bare.get("lifecycle")
    if isinstance(lifecycle, dict) and "replace_triggered_by" in lifecycle:
        triggers = _bare_references(lifecycle["replace_triggered_by"])
        bare["lifecycle"] = {**lifecycle, "replace_triggered_by": triggers}
    return bare


def _bare_references(value: Any) -> Any:
    return [_bare_reference(item) for item in value] if isinstance(value, list) else value


def _bare_reference(item: Any) -> Any:
    # A text with more in it than one expression is none of cdktf's: the check says what is wrong with it.
    if isinstance(item, str) and item.startswith("${") and item.endswith("}") and item.count("{") == 1:
        return item[2:-1].strip()
    return item


def _bare(body: Any) -> Any:
    return {key: value for key, value in body.items() if key != "//"} if isinstance(body, dict) else body


def _provider(configurations: Any) -> Any:
    # cdktf writes a list always; one configuration reads better alone, and means the same.
    if not isinstance(configurations, list):
        return _bare(configurations)
    bare = [_bare(configuration) for configuration in configurations]
    # A list in the list is no configuration: taken out, it would be looked into once more the next time.
    return bare[0] if len(bare) == 1 and isinstance(bare[0], dict) else bare


def _drop_default_backend(document: Document, default: str) -> None:
    """Leave out the local backend that cdktf adds to a stack without one (`terraform-stack.ts`)."""
    terraform = document.get("terraform")
    backend = terraform.get("backend") if isinstance(terraform, dict) else None
    if not isinstance(backend, dict):
        return
    kept = {kind: body for kind, body in backend.items() if not _is_default(kind, body, default)}
    if kept == backend:
        return
    rest = {key: value for key, value in document["terraform"].items() if key != "backend"}
    document["terraform"] = rest | ({"backend": kept} if kept else {})


def _is_default(kind: str, body: Any, default: str) -> bool:
    return kind == "local" and isinstance(body, dict) and body == {"path": default}
