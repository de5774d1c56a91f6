"""The native engine has every public name, member and parameter of the installed cdktf and constructs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine.harness import ENGINES
from tests.tools import need

ROOT = Path(__file__).parents[2]
NAMES = """
import json, cdktf, constructs
print(json.dumps({"cdktf": cdktf.__all__, "constructs": constructs.__all__}))
"""
# What differs, and why.
OLD_BINDINGS = "CDKTF itself refuses to make one: it stands for bindings made for versions before 0.10"
NO_HCL = "the engine writes JSON alone"
DIFFERENT = {
    "cdktf.ComplexComputedList.interpolation_for_attribute: (terraform_attribute), "
    "not (property)": OLD_BINDINGS,
    "cdktf.ComplexComputedList: (args), not (terraform_resource, terraform_attribute, "
    "complex_computed_list_index, wraps_set=)": OLD_BINDINGS,
    "cdktf.NamedCloudWorkspace.to_hcl_terraform: missing": NO_HCL,
    "cdktf.TaggedCloudWorkspaces.to_hcl_terraform: missing": NO_HCL,
}


@pytest.fixture(scope="module")
def apis() -> dict[str, Any]:
    need("node")
    names = run("-c", NAMES)
    return {
        engine: json.loads(run("-m", "tests.engine.describe_api", engine, given=names)) for engine in ENGINES
    }


def run(*arguments: str, given: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_native_engine_has_the_real_one_s_api(apis: dict[str, Any]) -> None:
    real, native = apis["cdktf"], apis["native"]
    found = [
        line
        for module, names in real.items()
        for name, wanted in names.items()
        for line in differences(f"{module}.{name}", wanted, native[module][name])
    ]
    assert sorted(found) == sorted(DIFFERENT)


def differences(name: str, wanted: Any, given: Any) -> Iterator[str]:
    if given is None or wanted is None:
        if given is not wanted:
            yield f"{name}: missing"
        return
    if wanted["kind"] != given["kind"]:
        yield f"{name}: {given['kind']}, not {wanted['kind']}"
        return
    if "fields" in wanted:
        if wanted["fields"] != given["fields"]:
            yield f"{name}: {listed(given['fields'])}, not {listed(wanted['fields'])}"
        return
    struct = given["struct"]
    if wanted["parameters"] is not None:
        yield from parameter_differences(name, wanted["parameters"], given["parameters"] or [], struct)
    for member, described in wanted["members"].items():
        if not is_inner(member, described):
            yield from member_differences(f"{name}.{member}", described, given["members"].get(member), struct)


def is_inner(name: str, described: Any) -> bool:
    """Protected members are there for programs to override; their properties are the engine's own."""
    return name.startswith("_") and described["kind"] != "method"


def member_differences(name: str, wanted: Any, given: Any, struct: dict[str, bool] | None) -> Iterator[str]:
    if given is None:
        yield f"{name}: missing"
    elif {wanted["kind"], given["kind"]} == {"constant", "property"}:
        return
    elif wanted["kind"] != given["kind"]:
        yield f"{name}: {given['kind']}, not {wanted['kind']}"
    elif wanted["kind"] == "property":
        if wanted["settable"] and not given["settable"]:
            yield f"{name}: cannot be set"
    elif "parameters" in wanted:
        yield from parameter_differences(name, wanted["parameters"], given["parameters"], struct)


def parameter_differences(
    name: str, wanted: Any, given: Any, struct: dict[str, bool] | None
) -> Iterator[str]:
    """Positional parameters are the same in order, keyword-only ones by name."""
    if any(parameter["variable"] == "VAR_KEYWORD" for parameter in given) and struct is not None:
        given = [p for p in given if p["variable"] != "VAR_KEYWORD" and not p["keyword"]]
        given += [
            {"name": field, "keyword": True, "variable": "", "required": required}
            for field, required in struct.items()
        ]
    if normal(wanted) != normal(given):
        yield f"{name}: ({shown(given)}), not ({shown(wanted)})"


def normal(parameters: Any) -> Any:
    positional = [p for p in parameters if not p["keyword"] and p["name"] != "self"]
    keyword = sorted((p for p in parameters if p["keyword"]), key=lambda p: str(p["name"]))
    return positional, keyword


def shown(parameters: Any) -> str:
    positional, keyword = normal(parameters)
    names = [p["name"] + ("" if p["required"] else "=") for p in (*positional, *keyword)]
    return ", ".join([*names[: len(positional)], *(["*"] if keyword else []), *names[len(positional) :]])


def listed(fields: dict[str, bool]) -> str:
    return ", ".join(sorted(field + ("" if required else "=") for field, required in fields.items()))
