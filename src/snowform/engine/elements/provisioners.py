"""Provisioners and connections of resources. Follows `terraform-provisioner.ts`.

A dictionary in the place of one of several structs is read as JavaScript reads it: with JavaScript's names
(`privateKey`), as the first struct whose fields fit; names that this struct lacks are dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from snowform.engine.elements.merging import keys_to_snake_case
from snowform.engine.errors import EngineError
from snowform.engine.tokens import boundary
from snowform.engine.tokens.typed_structs import OPTIONAL, TypedStruct
from snowform.engine.values.arguments import expect
from snowform.engine.values.structs import Struct, camel_case, fields


class SSHProvisionerConnection(TypedStruct):
    """How a provisioner reaches a machine by SSH."""

    host: str
    type: str
    agent: str | None
    agent_identity: str | None
    bastion_certificate: str | None
    bastion_host: str | None
    bastion_host_key: str | None
    bastion_password: str | None
    bastion_port: float | None
    bastion_private_key: str | None
    bastion_user: str | None
    certificate: str | None
    host_key: str | None
    password: str | None
    port: float | None
    private_key: str | None
    proxy_host: str | None
    proxy_port: float | None
    proxy_scheme: str | None
    proxy_user_name: str | None
    proxy_user_password: str | None
    script_path: str | None
    target_platform: str | None
    timeout: str | None
    user: str | None


class WinrmProvisionerConnection(TypedStruct):
    """How a provisioner reaches a machine by WinRM."""

    host: str
    type: str
    cacert: str | None
    https: bool | None
    insecure: bool | None
    password: str | None
    port: float | None
    script_path: str | None
    timeout: str | None
    use_ntlm: bool | None
    user: str | None


class FileProvisioner(TypedStruct):
    """Copies a file or folder to the machine."""

    destination: str
    type: str
    connection: Any | None
    content: str | None
    source: str | None


class LocalExecProvisioner(TypedStruct):
    """Runs a command where Terraform runs."""

    command: str
    type: str
    environment: Mapping[str, str] | None
    interpreter: list[str] | None
    when: str | None
    working_dir: str | None


class RemoteExecProvisioner(TypedStruct):
    """Runs commands on the machine."""

    type: str
    connection: Any | None
    inline: list[str] | None
    script: str | None
    scripts: list[str] | None


CONNECTIONS: tuple[type[TypedStruct], ...] = (SSHProvisionerConnection, WinrmProvisionerConnection)
PROVISIONERS: tuple[type[TypedStruct], ...] = (FileProvisioner, LocalExecProvisioner, RemoteExecProvisioner)
# What a field of a dictionary has to be, by the field's annotation.
KINDS: Mapping[str, type | tuple[type, ...]] = {
    "str": str,
    "float": (int, float),
    "bool": bool,
    "list[str]": list,
    "Mapping[str, str]": Mapping,
    "Any": (Mapping, Struct),
}


def as_connection(value: Any) -> Any:
    """A connection, or what a dictionary says of one.

    Raises TypeError for anything else, and EngineError for a dictionary that fits no kind of connection.
    """
    return _as_one_of(CONNECTIONS, value, "connection")


def as_provisioners(values: Any) -> list[Any]:
    """Provisioners, or what dictionaries say of them.

    Raises TypeError for anything else, and EngineError for a dictionary that fits no kind of provisioner.
    """
    if isinstance(values, str) and values:
        raise TypeError("type of argument provisioners must be a sequence of provisioners; got str instead")
    given = boundary.sequence_of(boundary.anything)(values, "provisioners")
    return [_as_one_of(PROVISIONERS, value, "provisioners") for value in given]


def assigned_provisioners(values: Any) -> list[Any]:
    """Provisioners that are assigned to a resource: structs. Raises TypeError for anything else."""
    expect("value", values, list)
    for index, value in enumerate(values):
        expect(f"value[{index}]", value, *PROVISIONERS)
    return as_provisioners(values)


def provisioner_to_terraform(provisioner: Any) -> dict[str, Any]:
    """A provisioner as the configuration has it: below its type."""
    given = {camel_case(name): value for name, value in fields(provisioner).items()}
    return {given.pop("type"): keys_to_snake_case(given)}


def _as_one_of(structs: Sequence[type[TypedStruct]], value: Any, name: str) -> Any:
    if value is None:
        return None
    names = " or ".join(struct.__name__ for struct in structs)
    if not isinstance(value, Mapping):
        if not isinstance(value, tuple(structs)):
            raise TypeError(f"type of argument {name} must be {names}; got {type(value).__name__} instead")
        given = fields(value)
        if not isinstance(given.get("connection"), Mapping):
            return value
        return type(value)(**{**given, "connection": as_connection(given["connection"])})
    for struct in structs:
        if _fits(struct, value):
            return _read(struct, value)
    lacking = set.intersection(*(_lacking(struct, value) for struct in structs))
    lacks = f" ({', '.join(map(repr, sorted(lacking)))} is missing)" if lacking else ""
    raise EngineError(
        f"argument {name}: a dictionary that is to be a {names} needs JavaScript's names, such as "
        f"privateKey, and all that is required{lacks}: {dict(value)!r}"
    )


def _tell_of(lost: Sequence[str], struct: type[TypedStruct]) -> None:
    from snowform.lints.program import warn

    keys = ", ".join(f'"{key}"' for key in lost)
    warn(
        "lost-key",
        f"{keys} of a dictionary for a {struct.__name__} disappear" + ("s" if len(lost) == 1 else ""),
        hint=f"write {struct.__name__}(…), or JavaScript's names, such as {camel_case(lost[0])}",
    )


def _lacking(struct: type[TypedStruct], value: Mapping[str, Any]) -> set[str]:
    required = {camel_case(field) for field, (kind, _) in struct.TYPES.items() if not kind.endswith(OPTIONAL)}
    return {key for key in required if value.get(key) is None}


def _fits(struct: type[TypedStruct], value: Mapping[str, Any]) -> bool:
    for field, (kind, _) in struct.TYPES.items():
        given = value.get(camel_case(field))
        if given is None:
            if not kind.endswith(OPTIONAL):
                return False
        elif not isinstance(given, KINDS[kind.removesuffix(OPTIONAL)]):
            return False
    return True


def _read(struct: type[TypedStruct], value: Mapping[str, Any]) -> Any:
    given = {field: value.get(camel_case(field)) for field in struct.FIELDS}
    if lost := [key for key in value if key not in map(camel_case, struct.FIELDS)]:
        _tell_of(lost, struct)
    if "connection" in given:
        given["connection"] = as_connection(given["connection"])
    return struct(**given)
