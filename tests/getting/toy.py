"""A made-up provider's schema with every shape that the generator of bindings tells apart, and a module.

What is assigned is no list or map of lists of objects: what cdktf 0.21 makes of those does not compile.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Raw = dict[str, Any]
SOURCE, VERSION, CONSTRAINT = "acme/toy", "1.2.3", "~> 1.2"
ADDRESS = f"registry.terraform.io/{SOURCE}"
_FLAGS: dict[str, Raw] = {
    "optional": {"optional": True},
    "required": {"required": True},
    "computed": {"computed": True},
    "both": {"optional": True, "computed": True},
}
PLAIN: dict[str, Any] = {
    "text": "string",
    "amount": "number",
    "flag": "bool",
    "texts": ["list", "string"],
    "text_set": ["set", "string"],
    "amounts": ["list", "number"],
    "amount_set": ["set", "number"],
    "flags": ["list", "bool"],
    "flag_set": ["set", "bool"],
    "text_map": ["map", "string"],
    "amount_map": ["map", "number"],
    "flag_map": ["map", "bool"],
    "anything": "dynamic",
}
_OBJECT: list[Any] = [
    "object",
    {
        "color": "string",
        "size": "number",
        "inner_parts": ["list", ["object", {"deep_name": "string"}]],
        "names": ["set", "string"],
    },
]
DEEP: dict[str, Any] = {
    "pairs": ["list", ["list", "string"]],
    "map_of_lists": ["map", ["list", "string"]],
    "list_of_maps": ["list", ["map", "string"]],
    "objects": ["list", _OBJECT],
    "object_set": ["set", _OBJECT],
    "object_map": ["map", _OBJECT],
    "one": _OBJECT,
    "object_map_list": ["list", ["map", _OBJECT]],
    "object_map_set": ["set", ["map", _OBJECT]],
}
READ = DEEP | {
    "map_of_object_lists": ["map", ["list", _OBJECT]],
    "map_of_object_sets": ["map", ["set", _OBJECT]],
    "object_lists": ["list", ["list", _OBJECT]],
    "object_list_sets": ["set", ["list", _OBJECT]],
    "set_of_sets": ["set", ["set", _OBJECT]],
    "list_of_sets": ["list", ["set", _OBJECT]],
}
# Names that are reserved somewhere, or that have digits.
ODD = (
    *("self", "build", "get_password", "equals", "node", "system", "software", "tf_resource_type"),
    *("import_from", "move_to", "from", "lambda", "import", "class", "none", "address_1", "scope", "config"),
    *("convert_608_to_708", "checksum_crc32c", "size_2x", "value_3d_x", "license", "id", "is_x", "values"),
    *("ipv6_cidr_block", "ipv6cidr", "a", "b_c", "s3_key", "str", "property"),
)
_NESTED: Raw = {
    "name": {"type": "string", "required": True},
    "size": {"type": "number", "optional": True},
    "arn": {"type": "string", "computed": True},
    "both_ways": {"type": ["set", "string"], "optional": True, "computed": True},
    "sub": {
        "nested_type": {
            "nesting_mode": "single",
            "attributes": {
                "x": {"type": "string", "optional": True},
                "y": {"type": "bool", "computed": True},
            },
        },
        "optional": True,
    },
    "subs": {
        "nested_type": {"nesting_mode": "list", "attributes": {"x": {"type": "string", "required": True}}},
        "computed": True,
    },
}


def attribute(of: Any, how: str = "optional") -> Raw:
    return {"type": of, **_FLAGS[how]}


def text(how: str = "optional") -> Raw:
    return attribute("string", how)


def _block(attributes: Raw | None = None, blocks: Raw | None = None) -> Raw:
    return {"attributes": attributes or {}, "block_types": blocks or {}}


def nested(
    mode: str, attributes: Raw | None = None, blocks: Raw | None = None, *, low: int = 0, high: int = 0
) -> Raw:
    limits = {name: limit for name, limit in (("min_items", low), ("max_items", high)) if limit}
    return {"nesting_mode": mode, "block": _block(attributes, blocks), **limits}


def element(attributes: Raw | None = None, blocks: Raw | None = None) -> Raw:
    return {"version": 0, "block": _block(attributes, blocks)}


def _all(types: dict[str, Any], how: str, prefix: str = "") -> Raw:
    return {f"{prefix}{name}": attribute(of, how) for name, of in types.items()}


def _blocks() -> Raw:
    x, required = {"x": text()}, {"x": text("required")}
    leaves: Raw = {}
    for _ in range(3):
        leaves = {"tree": nested("list", {"leaf": text()}, leaves)}
    return element(
        {"name": text("required")},
        {
            "single": nested("single", x | {"y": attribute("number", "required")}),
            "timeouts": nested("single", {"create": text(), "delete": text()}),
            "single_read": nested("single", {"x": text("computed")}),
            "single_required": nested("single", required),
            "one": nested(
                "list",
                x | {"ro": text("computed")},
                {
                    "one_inner": nested("list", {"z": attribute("bool")}, high=1),
                    "many_inner": nested("set", {"z": attribute("bool", "required")}),
                },
                high=1,
            ),
            "one_set": nested("set", x, high=1),
            "needed": nested("list", required, low=1),
            "needed_one": nested("list", required, low=1, high=1),
            "many": nested(
                "list",
                x | {"tags": attribute(["map", "string"])},
                {"deeper": nested("list", {"q": attribute(["list", ["object", {"w": "string"}]])})},
            ),
            "several": nested("set", required | {"list": attribute(["list", "string"])}),
            "empty": nested("list", high=1),
            "mapped": nested("map", required),
            "allow_list": nested("list", x),
            "computed_only": nested(
                "list", {"x": text("computed"), "objects": attribute(["list", _OBJECT], "computed")}
            ),
            **leaves,
        },
    )


def _resources() -> Raw:
    x = element({"x": text()})
    modes, ways = ("single", "list", "set", "map"), ("optional", "required", "computed", "both")
    return {
        "toy_plain": element(
            {"id": text("both"), "both_texts": attribute(["set", "string"], "both")}
            | _all(PLAIN, "optional")
            | _all(PLAIN, "required", "required_")
            | _all(PLAIN, "computed", "read_")
        ),
        "toy_deep": element(_all(DEEP, "optional")),
        "toy_deep_read": element(_all(READ, "computed")),
        "toy_deep_both": element(_all({name: DEEP[name] for name in ("objects", "one", "pairs")}, "both")),
        "toy_deep_required": element(_all({name: DEEP[name] for name in ("object_map", "one")}, "required")),
        "toy_odd": element(
            {name: text() for name in ODD}
            | {"size": attribute("number"), "size_input": attribute("number", "computed")}
            | {"depth": attribute("number"), "reset_depth": attribute("bool", "computed")}
            | {"length": text(), "length_input": text("computed")},
            {
                "for": nested("list", {"in": text(), "self": text("required")}),
                "get_thing": nested("list", {"node": text(), "not": text()}, high=1),
                "and": nested("set", {"x": text()}, high=1),
            },
        ),
        "toy_blocks": _blocks(),
        "toy_nested": element(
            {
                f"{mode}_{how}": {"nested_type": {"nesting_mode": mode, "attributes": _NESTED}, **_FLAGS[how]}
                for mode in modes
                for how in ways
            }
        ),
        "toy_box": element({"name": text()}, {"lid": nested("list", {"x": text()})}),
        "toy_box_lid": element({"name": text()}),
        "toy_string": element({"name": text(), "secret": text() | {"write_only": True}}),
        **{f"toy_{name}": x for name in ("object", "provider", "index", "version", "static")},
        **dict.fromkeys(("toy", "other_thing", "toy_v2_thing4x_ipv6", "toy_http2https"), x),
        "toy_empty": element(),
    }


def _for_cdktn() -> Raw:
    collections = {
        "map_of_maps": ["map", ["map", "string"]],
        "deep_map": ["map", ["map", ["list", "string"]]],
        "deep_list": ["list", ["list", ["list", "number"]]],
        "list_of_maps": ["list", ["map", ["set", "bool"]]],
    }
    return {
        "toy_collections": element(_all(collections, "computed")),
        "toy_dataset": element({"x": text()}),
        "toy_data_set": element({"x": text()}),
    }


def document(library: str = "cdktf") -> Raw:
    """What `providers schema -json` prints of the provider; for cdktn with what cdktf cannot make."""
    data = {
        "toy_box": element(
            {
                "name": text("required"),
                "ids": attribute(["list", "string"], "computed"),
                "objects": attribute(["list", _OBJECT], "computed"),
            },
            {
                "filter": nested(
                    "set", {"name": text("required"), "values": attribute(["list", "string"], "required")}
                )
            },
        ),
        "toy_plain": element(_all(PLAIN, "computed")),
        "toy_empty": element(),
        "other_thing": element({"x": text()}),
    }
    provider = element(
        {
            "region": text(),
            "token": {"type": "string", "required": True, "sensitive": True},
            "retries": attribute("number"),
            "skip": attribute("bool"),
            "hosts": attribute(["list", "string"]),
            "labels": attribute(["map", "string"]),
            "node": text(),
            "object": attribute(["list", ["object", {"a": "string"}]]),
        },
        {
            "assume_role": nested(
                "list",
                {"arn": text(), "tags": attribute(["map", "string"])},
                {"inner": nested("list", {"z": text()}, high=1)},
                high=1,
            ),
            "endpoints": nested("set", {"x": text()}),
        },
    )
    schemas = {
        "provider": provider,
        "resource_schemas": _resources() | (_for_cdktn() if library == "cdktn" else {}),
        "data_source_schemas": data,
        # cdktf passes over them.
        "ephemeral_resource_schemas": {
            "toy_token": element(
                {"name": text("required"), "length": attribute("number"), "value": text("computed")},
                {"scope": nested("list", {"x": text()})},
            )
        },
    }
    return {"format_version": "1.0", "provider_schemas": {ADDRESS: schemas}}


MODULE = """\
variable "name" { type = string }
variable "row_count" {
  type    = number
  default = 2
}
variable "flag" { default = true }
variable "amount" { default = 3 }
variable "text" { default = "x" }
variable "nothing" { default = null }
variable "untyped" {}
variable "names" { type = list(string) }
variable "name_set" { type = set(string) }
variable "amounts" { type = map(number) }
variable "objects" {
  type = list(object({
    a = string
    b = optional(number, 3)
  }))
  default = []
}
variable "one" { type = object({ a = string }) }
variable "any_map" { type = map(any) }
variable "deep" { type = map(list(map(string))) }
variable "pair" { type = tuple([string, number]) }
variable "plain_list" { type = list }
variable "self" { type = string }
variable "get_it" {
  type    = bool
  default = false
}
variable "from" { type = any }
variable "id" { default = {} }
variable "convert_608_to_708" { default = {} }
variable "address_1" { default = [] }
output "rack_id" { value = var.name }
output "self" { value = var.name }
output "address_1" { value = 1 }
"""
MODULES = ["./modules/rack-unit", {"name": "second-rack", "source": "./modules/rack-unit"}]


def write_project(folder: Path, **config: Any) -> Path:
    """A project that lists the provider and the module; its folder."""
    listed = {"terraformProviders": [f"{SOURCE}@{CONSTRAINT}"], "terraformModules": MODULES}
    module = folder / "modules" / "rack-unit"
    module.mkdir(parents=True)
    (module / "main.tf").write_text(MODULE)
    common = {"language": "python", "app": "python main.py", "codeMakerOutput": "imports"}
    (folder / "cdktf.json").write_text(json.dumps({**common, **listed, **config}))
    return folder


def small_document() -> Raw:
    """The same with one resource."""
    found = document()
    schemas = found["provider_schemas"][ADDRESS]
    schemas["resource_schemas"] = {"toy_box": schemas["resource_schemas"]["toy_box"]}
    schemas["data_source_schemas"] = {}
    schemas["ephemeral_resource_schemas"] = {}
    return found


def write_tofu(folder: Path, schema: Raw, versions: tuple[str, ...] = (VERSION,)) -> Path:
    """A program in the place of OpenTofu that knows the provider; what it is called with is in `calls`.

    Each `init` chooses the next of the versions, the last one again and again.
    """
    (folder / "schema.json").write_text(json.dumps(schema))
    for number, version in enumerate(versions):
        chosen = {"terraform_version": "1.11.4", "provider_selections": {ADDRESS: version}}
        (folder / f"version-{number + 1}.json").write_text(json.dumps(chosen))
    program = folder / "tofu"
    program.write_text(
        f"""#!/bin/sh
cd {folder}
echo "$*" >> calls
n=$(grep -c ^init calls || true)
[ "$n" -ge 1 ] || n=1
[ "$n" -le {len(versions)} ] || n={len(versions)}
case "$*" in
  init*) ;;
  providers*) cat schema.json ;;
  version*-json) cat "version-$n.json" ;;
  version*|-v*) echo "Terraform v1.11.4" ;;
  *) echo "not known here: $*" >&2; exit 1 ;;
esac
"""
    )
    program.chmod(0o755)
    return program
