"""Build programs from plain data: `python -m tests.engine.random_programs ENGINE` in an empty folder.

Reads one program a line from standard input and answers with one line: what it wrote, or how it failed. A
program is {"stacks": [{"id", "elements": [element]}]}; an element is {"kind", "id", "value", "overrides",
"name", "elements"}. In values, a dictionary with one key that begins with `$` is a call of `Values`.
"""

from __future__ import annotations

import builtins
import contextlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.engine.run_programs import use

ATTRIBUTES = ("string", "number", "list", "boolean", "number_list", "string_map", "any_map")
OUTPUT = Path("cdktf.out")


def main(engine: str) -> None:
    use(engine)
    for line in sys.stdin:
        answer = run(json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def run(program: dict[str, Any]) -> dict[str, Any]:
    """What a program wrote, what it was refused, and how it failed."""
    from cdktf import App

    log: list[str] = []
    failure = None
    try:
        app = App()
        build(app, program, log)
        app.synth()
    except Exception as error:  # noqa: BLE001 - how it fails is what is compared
        failure = family(error)
    files = {}
    if failure is None:
        files = {
            str(path): path.read_text(errors="surrogatepass").replace(str(Path.cwd()), "<folder>")
            for path in sorted(OUTPUT.rglob("*.json"))
        }
    shutil.rmtree(OUTPUT, ignore_errors=True)
    return {"log": log, "failure": failure, "files": files}


def build(app: Any, program: dict[str, Any], log: list[str]) -> None:
    """All constructs first, then their values: these refer to elements of their own and of earlier stacks."""
    from cdktf import TerraformStack

    elements: list[Any] = []
    for stack in program["stacks"]:
        made: list[tuple[Any, dict[str, Any]]] = []
        with refusals(log, stack["id"]):
            scope = TerraformStack(app, stack["id"])
            for element in stack["elements"]:
                create(scope, element, made, log)
        elements.extend(construct for construct, _ in made if hasattr(construct, "fqn"))
        for construct, element in made:
            with refusals(log, element["id"]):
                fill(construct, element, Values(elements))


@contextlib.contextmanager
def refusals(log: list[str], where: str) -> Iterator[None]:
    """Note what the engine refuses, and go on."""
    try:
        yield
    except Exception as error:  # noqa: BLE001
        log.append(f"{where}: {family(error)}")


def family(error: Exception) -> str:
    return next(cls.__name__ for cls in type(error).__mro__ if getattr(builtins, cls.__name__, None) is cls)


def create(scope: Any, element: dict[str, Any], made: list[Any], log: list[str]) -> None:
    from cdktf import TerraformLocal, TerraformOutput, TerraformResource, TerraformVariable
    from constructs import Construct

    class Box(TerraformResource):  # type: ignore[misc,unused-ignore]
        attributes: Any = None

        def _synthesize_attributes(self) -> Any:
            return self.attributes or {}

    kind, name = element["kind"], element["id"]
    with refusals(log, name):
        if kind == "group":
            inner = Construct(scope, name)
            for child in element["elements"]:
                create(inner, child, made, log)
            return
        if kind == "resource":
            construct: Any = Box(scope, name, terraform_resource_type="toy_box")
        elif kind == "variable":
            construct = TerraformVariable(scope, name, default=element["default"])
        elif kind == "local":
            construct = TerraformLocal(scope, name, 0)
        else:
            construct = TerraformOutput(scope, name, value=0)
        if element["name"]:
            construct.override_logical_id(element["name"])
        made.append((construct, element))


def fill(construct: Any, element: dict[str, Any], values: Values) -> None:
    value = values.make(element["value"])
    if element["kind"] == "resource":
        construct.attributes = {"value": value, "tags": value, "list": [value]}
    elif element["kind"] == "local":
        construct.expression = value
    elif element["kind"] == "output" and value is not None:
        construct.value = value
    for path, override in element["overrides"]:
        construct.add_override(path, values.make(override))


class Values:
    """Makes values from data; references count the elements that there are."""

    def __init__(self, elements: list[Any]) -> None:
        self._elements = elements

    def make(self, data: Any) -> Any:
        if isinstance(data, list):
            return [self.make(item) for item in data]
        if not isinstance(data, dict):
            return data
        if len(data) == 1 and (name := next(iter(data))).startswith("$"):
            return getattr(self, name[1:])(data[name])
        return {key: self.make(item) for key, item in data.items()}

    def ref(self, data: Any) -> Any:
        """[index, kind, attribute]"""
        index, kind, attribute = data
        if not self._elements:
            return "nothing to refer to"
        element = self._elements[index % len(self._elements)]
        if hasattr(element, "get_string_attribute"):
            return getattr(element, f"get_{kind}_attribute")(attribute)
        if hasattr(element, "string_value"):
            return element.string_value if kind == "string" else element.value
        return element.as_string if kind == "string" else element.expression

    def null(self, _: Any) -> Any:
        from cdktf import Token

        return Token.null_value()

    def text(self, data: Any) -> str:
        """Texts and references, joined."""
        from cdktf import Token

        return "".join(part if isinstance(part, str) else Token.as_string(self.make(part)) for part in data)

    def call(self, data: Any) -> Any:
        from cdktf import Fn

        name, *arguments = data
        return getattr(Fn, name)(*map(self.make, arguments))

    def op(self, data: Any) -> Any:
        from cdktf import Op

        name, *operands = data
        return getattr(Op, name)(*map(self.make, operands))


if __name__ == "__main__":
    main(*sys.argv[1:])
