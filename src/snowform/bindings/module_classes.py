"""Read the classes that `cdktf get` makes for Terraform's own modules.

Follows `module-generator.ts` of `@cdktf/provider-generator`. The table has `source` and `version`, the
`inputs` by their names in the configuration, and the `outputs` by those of their getters.
"""

from __future__ import annotations

import re

from snowform.bindings.rows import UnknownShape
from snowform.hints import Any

BASE = "cdktf.TerraformModule"
_INPUT = re.compile(
    r"    get (\w+)\(\) \{\n        return this\.inputs\['([^']+)'\];\n    \}\n"
    r"    set \1\(value\) \{\n        this\.inputs\['\2'\] = value;\n    \}\n"
)
_OUTPUT = re.compile(r"    get (\w+)Output\(\) \{\n        return this\.getString\('([^']+)'\);\n    \}\n")
_CONSTRUCTOR = re.compile(
    r"    constructor\(scope, id, config(?: = \{\})?\) \{\n        super\(scope, id, \{\n"
    r"            \.\.\.config,\n            source: '(?P<source>[^'\n]+)',\n"
    r"(?:            version: '(?P<version>[^'\n]+)',\n)?        \}\);\n"
    r"(?:        this\.inputs = \{\};\n)?(?P<taken>(?:        this\.\w+ = config\.\w+;\n)*)    \}\n"
)
_TAKEN = re.compile(r"        this\.(\w+) = config\.(\w+);\n")
_WRITTEN = re.compile(
    r"    synthesizeAttributes\(\) \{\n        return this\.inputs;\n    \}\n"
    r"|    synthesizeHclAttributes\(\) \{\n.*?^    \}\n"
    r"|    (?:inputs = \{\};"
    r'|static \[JSII_RTTI_SYMBOL_1\] = \{ fqn: "(?P<fqn>[^"]+)", version: "[^"]*" \};)\n'
    r"|\n",
    re.DOTALL | re.MULTILINE,
)


def read_module_class(name: str, body: str) -> tuple[str, dict[str, Any], str, str]:
    """A class as `classes.read_class` has it. Raises UnknownShape."""
    table: dict[str, Any] = {"inputs": {}, "outputs": {}}
    fqn, taken, place = "", None, 0
    while place < len(body):
        if found := _INPUT.match(body, place):
            table["inputs"][found[1]] = found[2]
        elif found := _OUTPUT.match(body, place):
            table["outputs"][f"{found[1]}Output"] = found[2]
        elif found := _CONSTRUCTOR.match(body, place):
            table |= {"source": found["source"], "version": found["version"]}
            taken = _TAKEN.findall(found["taken"])
        elif found := _WRITTEN.match(body, place):
            fqn = found["fqn"] or fqn
        else:
            raise UnknownShape(f"{name}: {body[place:].strip()}")
        place = found.end()
    if taken != [(key, key) for key in table["inputs"]]:
        raise UnknownShape(f"{name}: its constructor takes other inputs than it has")
    return "module", table, fqn, ""
