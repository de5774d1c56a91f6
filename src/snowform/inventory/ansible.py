"""Machines as Ansible's inventory: its protocol of scripts, and its static YAML.

https://docs.ansible.com/ansible/latest/dev_guide/developing_inventory.html#developing-inventory-scripts
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from snowform.inventory.machines import Machine

# NixOS has no /usr/bin/python3; this is where python3 of environment.systemPackages is.
NIXOS_PYTHON = "/run/current-system/sw/bin/python3"
# How the names begin by which Ansible's JSON says what an object stands for: one that is a tag's would make
# the whole inventory unreadable (ansible/_internal/_json/_profiles).
_MARKS = "__ansible_"
# Words that YAML 1.1 takes for something else than themselves.
_YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class _HostVariables(dict[str, Any]):
    """What is told of a host; nearly all of it is from a state."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """The inventory of one stack.

    `user` and `python` are variables of the stack's group, so that `group_vars` overrule them; where empty
    they are left to Ansible.
    """

    stack: str
    machines: Sequence[Machine]
    user: str = "root"
    python: str = NIXOS_PYTHON

    def listed(self) -> dict[str, Any]:
        """What a script prints for `--list`: the groups, and the variables of all hosts in `_meta`."""
        groups: dict[str, Any] = {name: {"hosts": hosts} for name, hosts in self._groups().items()}
        stack_group = group("stack", self.stack)
        if variables := self._group_variables():
            groups[stack_group]["vars"] = variables
        hosts = {machine.name: self._variables(machine) for machine in self.machines}
        return {**groups, "_meta": {"hostvars": _unsafe_json(hosts)}}

    def host(self, name: str) -> dict[str, Any]:
        """What a script prints for `--host`: that host's variables, none for one that is not there."""
        found: dict[str, Any] = self.listed()["_meta"]["hostvars"].get(name, {})
        return found

    def static(self) -> str:
        """The same as a file of YAML, which Ansible reads without a script."""
        groups: dict[str, Any] = {
            name: {"hosts": {host: {} for host in hosts}} for name, hosts in self._groups().items()
        }
        stack_group = group("stack", self.stack)
        groups[stack_group] = {
            "hosts": {machine.name: self._variables(machine) for machine in self.machines},
            **({"vars": variables} if (variables := self._group_variables()) else {}),
        }
        return "".join(f"{line}\n" for line in _yaml({"all": {"children": groups}}))

    def _groups(self) -> dict[str, list[str]]:
        """The names of the hosts of each group."""
        groups: dict[str, list[str]] = {group("stack", self.stack): []}
        for machine in self.machines:
            for name in dict.fromkeys(self._groups_of(machine)):
                groups.setdefault(name, []).append(machine.name)
        return dict(sorted(groups.items()))

    def _groups_of(self, machine: Machine) -> Iterator[str]:
        yield group("stack", self.stack)
        if machine.resource:
            # The last word of the address, without the index: module.a.aws_instance.web[0] is web.
            yield group("resource", re.sub(r"\[.*\]$", "", machine.resource).rpartition(".")[2])
        if machine.zone:
            yield group("zone", machine.zone)
        if machine.type:
            yield group("type", machine.type)
        yield from (group("tag", *pair) for pair in machine.tags.items())

    def _group_variables(self) -> dict[str, str]:
        given = {"ansible_user": self.user, "ansible_python_interpreter": self.python}
        return {name: value for name, value in given.items() if value}

    def _variables(self, machine: Machine) -> _HostVariables:
        variables: dict[str, Any] = {"ansible_host": machine.address, "snowform_stack": self.stack}
        if machine.user:
            variables["ansible_user"] = machine.user
        if machine.resource:
            variables["snowform_resource"] = machine.resource
        if tags := {name: value for name, value in machine.tags.items() if not name.startswith(_MARKS)}:
            variables["aws_tags"] = tags
        return _HostVariables({**variables, **machine.facts})


def group(kind: str, *words: str) -> str:
    """A group's name, of the signs that Ansible allows there: `tag_Role_web`, `zone_eu_central_1a`."""
    return "_".join(
        part for word in (kind, *words) if (part := re.sub(r"[^A-Za-z0-9_]+", "_", word).strip("_"))
    )


def _unsafe_json(value: Any) -> Any:
    """`value` with a mark at each text, so that Ansible never takes it for a template.

    Whoever may write the tags of a machine would else have the host that Ansible runs on. That a text is no
    template cannot be seen from it: it may say itself by which signs an expression begins (`#jinja2:…`).
    https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_advanced_syntax.html#unsafe-or-raw-strings
    """
    if isinstance(value, Mapping):
        return {name: _unsafe_json(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_unsafe_json(inner) for inner in value]
    return {"__ansible_unsafe": value}


def _yaml(value: Mapping[str, Any], indent: str = "", mark: str = "") -> Iterator[str]:
    """The lines of a mapping of texts, lists of texts and such mappings; collections get the `mark`.

    The hosts' variables are marked for the same reason as in JSON. A text alone is not: Ansible 2.19 takes
    `!unsafe "010"` for a number. And the names in a mapping are texts too, once a loop goes over them.
    """
    for name, inner in value.items():
        key = name if _is_plain(name) else _quoted(name)
        marked = "!unsafe " if isinstance(inner, _HostVariables) else mark
        if isinstance(inner, Mapping) and inner:
            yield f"{indent}{key}: {marked}".rstrip()
            yield from _yaml(inner, f"{indent}  ", marked)
        else:
            yield f"{indent}{key}: {_flow(inner, marked)}"


def _flow(value: Any, mark: str) -> str:
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list | tuple):
        return f"{mark}[{', '.join(map(_quoted, value))}]"
    return _quoted(value)


def _quoted(text: str) -> str:
    """YAML's double quotes are JSON's, but for a few signs that YAML wants escaped."""
    escaped = json.dumps(text, ensure_ascii=False)
    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda sign: f"\\u{ord(sign[0]):04x}", escaped
    )


def _is_plain(name: str) -> bool:
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", name) is not None and name.lower() not in _YAML_WORDS
