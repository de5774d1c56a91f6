"""The messages of Terraform's plugin protocol that are needed to have a configuration judged.

https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
"""

from __future__ import annotations

from typing import Any

from google.protobuf import (  # type: ignore[import-untyped]
    descriptor_pb2,
    descriptor_pool,
    message_factory,
)

PACKAGE = "tfplugin5"
_KINDS = descriptor_pb2.FieldDescriptorProto
# By message: its fields with number and type, a message's name where it is one, "*" before what is repeated.
_MESSAGES: dict[str, dict[str, tuple[int, str]]] = {
    "DynamicValue": {"msgpack": (1, "bytes")},
    "Step": {
        "attribute_name": (1, "string"),
        "element_key_string": (2, "string"),
        "element_key_int": (3, "int64"),
    },
    "AttributePath": {"steps": (1, "*Step")},
    "Diagnostic": {
        "severity": (1, "int64"),
        "summary": (2, "string"),
        "detail": (3, "string"),
        "attribute": (4, "AttributePath"),
    },
    "Validate": {"type_name": (1, "string"), "config": (2, "DynamicValue")},
    "Validated": {"diagnostics": (1, "*Diagnostic")},
    # Of the provider's own block.
    "Prepare": {"config": (1, "DynamicValue")},
    "Prepared": {"diagnostics": (2, "*Diagnostic")},
}
_SCALARS = {"bytes": _KINDS.TYPE_BYTES, "string": _KINDS.TYPE_STRING, "int64": _KINDS.TYPE_INT64}


def classes() -> dict[str, Any]:
    """The classes of the messages by their names."""
    file = descriptor_pb2.FileDescriptorProto(name="messages.proto", package="asked", syntax="proto3")
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        for field, (number, kind) in fields.items():
            repeated = kind.startswith("*")
            of = kind.removeprefix("*")
            added = message.field.add(name=field, number=number)
            added.label = _KINDS.LABEL_REPEATED if repeated else _KINDS.LABEL_OPTIONAL
            added.type = _SCALARS.get(of, _KINDS.TYPE_MESSAGE)
            if of not in _SCALARS:
                added.type_name = f".asked.{of}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"asked.{name}"))
        for name in _MESSAGES
    }
