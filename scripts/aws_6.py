"""Derive the shipped schema of AWS 6 from published bindings of it and of AWS 5.

`make schema-aws-6` downloads the packages that are pinned here. What bindings do not say, such as what is
sensitive, is taken from the real schema of AWS 5 for each member of which the bindings of both say the same.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.getting.binding_schemas import read
from snowform.schema import ProviderSchema, catalogue
from snowform.schema.derive import SECTIONS, derive
from snowform.schema.documents import as_document
from snowform.schema.store import SHIPPED
from snowform.schema.versions import breaking_entries

BEFORE, NOW = "cdktf-cdktf-provider-aws==20.1.0", "cdktn-provider-aws==25.8.1"
BASE = "aws"
Raw = Mapping[str, Any]


def main() -> None:
    """Write it."""
    with tempfile.TemporaryDirectory() as scratch:
        before, _ = _bindings(BEFORE, Path(scratch, "before"))
        now, version = _bindings(NOW, Path(scratch, "now"))
    real = as_document(catalogue.named(BASE))
    merged: dict[str, Any] = {
        "provider": {"block": _block(real["provider"], before["provider"], now["provider"])},
        # The bindings of cdktf have none of these, and no bindings have functions.
        "ephemeral_resource_schemas": now["ephemeral_resource_schemas"] | real["ephemeral_resource_schemas"],
        "functions": real["functions"],
    }
    for section in ("resource_schemas", "data_source_schemas"):
        merged[section] = {
            name: {"block": _block(real[section].get(name), before[section].get(name), found)}
            for name, found in now[section].items()
        }
    document = {"format_version": "1.0", "provider_schemas": {"registry/hashicorp/aws": merged}}
    path = Path(SHIPPED, f"{BASE}-{version.partition('.')[0]}.schema")
    path.write_text(derive(document, version=version), encoding="utf-8")
    # What is read back is what will be compared.
    breaking = sorted(breaking_entries(catalogue.named(BASE), ProviderSchema(str(path))))
    path.write_text(derive(document, version=version, head={"breaking": breaking}), encoding="utf-8")
    sys.stdout.write(f"{path.name}  {version}  {path.stat().st_size} bytes, {len(breaking)} entries break\n")


def _bindings(package: str, folder: Path) -> tuple[Raw, str]:
    """The schemas that a published package tells, and the provider's version."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), package]
    subprocess.run(pip, check=True)
    [wheel] = folder.glob("*.whl")
    schema = read(wheel)
    [(address, schemas)] = schema.document["provider_schemas"].items()
    return {section: schemas.get(section, {}) for section in ("provider", *SECTIONS)}, schema.versions[
        address
    ]


def _block(real: Raw | None, before: Raw | None, now: Raw) -> dict[str, Any]:
    """An entry of now, filled with what is real where before says the same as now."""
    if real is None or before is None:
        return dict(now["block"])
    return _filled(real["block"], before["block"], now["block"])


def _filled(real: Raw, before: Raw, now: Raw) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    blocks: dict[str, Any] = {}
    for name, member in (now["attributes"] | now["block_types"]).items():
        old = before["attributes"].get(name) or before["block_types"].get(name)
        if old is not None and _said(old) == _said(member):
            if name in real["block_types"]:
                blocks[name] = real["block_types"][name]
                continue
            if name in real["attributes"]:
                attributes[name] = {**real["attributes"][name], "computed": member.get("computed", False)}
                continue
        if old is not None and "block" in old and "block" in member and name in real["attributes"]:
            # Bindings have for a block what the provider has for an attribute that may be written as blocks.
            attributes[name] = {**real["attributes"][name], "type": _object(member)}
        elif name in now["attributes"]:
            attributes[name] = member
        elif old is not None and "block" in old and name in real["block_types"]:
            was = real["block_types"][name]
            inner = _filled(was["block"], old["block"], member["block"])
            same = (limit for limit in ("min_items", "max_items") if old.get(limit) == member.get(limit))
            limits = {limit: was[limit] for limit in same}
            blocks[name] = {**member, **limits, "block": inner}
        else:
            blocks[name] = member
    kept = {"deprecated": True} if real.get("deprecated") else {}
    return {"attributes": attributes, "block_types": blocks, **kept}


def _object(nested: Raw) -> Any:
    """The type of an attribute that is written as blocks."""
    block = nested["block"]
    types = {name: found["type"] for name, found in block["attributes"].items()}
    types |= {name: _object(found) for name, found in block["block_types"].items()}
    return [nested["nesting_mode"], ["object", types]]


def _said(member: Raw) -> Any:
    """What bindings of both say of a member: which optional ones are computed is lost in the older."""
    if "block" in member:
        return {**member, "block": _said_within(member["block"])}
    if "nested_type" in member:
        inner = {name: _said(found) for name, found in member["nested_type"]["attributes"].items()}
        nested = {**member["nested_type"], "attributes": inner}
        return {**_flags(member), "nested_type": nested}
    return {**_flags(member), "type": member["type"]}


def _said_within(block: Raw) -> Any:
    return {name: _said(found) for name, found in (block["attributes"] | block["block_types"]).items()}


def _flags(member: Raw) -> dict[str, bool]:
    return {flag: bool(member.get(flag)) for flag in ("required", "optional")}


if __name__ == "__main__":
    main()
