"""Type stubs of the packages that the engine serves, for editors and type checkers (PEP 561).

`cdktf`, `cdktn` and `constructs` are there only while a program runs on the engine; who reads a program finds
nothing installed by these names. A wheel has stubs of them, which lead into the engine's own modules. What is
made from tables there, where no type checker finds it, is written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from inspect import Parameter, signature
from typing import Any

from snowform.engine import cdktf, cdktn
from snowform.engine.tokens import function_table
from snowform.engine.tokens.functions import ANNOTATIONS
from snowform.engine.tree import constructs
from snowform.engine.values.structs import Struct

# A class that takes `**config` takes the fields of the first of these structs that there is.
_CONFIGS = ("{}RemoteConfig", "{}Config")
_BEGIN = "from collections.abc import Mapping\nfrom typing import Any\n\n"


def stubs() -> dict[str, str]:
    """The text of each stub by its place beside the package `snowform`."""
    names = dict.fromkeys(constructs.__all__, "tree.constructs")
    return {
        "cdktf-stubs/__init__.pyi": _stub(cdktf.EXPORTS),
        "cdktn-stubs/__init__.pyi": _stub(cdktn.EXPORTS),
        "constructs-stubs/__init__.pyi": _stub(names),
    }


def _stub(exports: Mapping[str, str]) -> str:
    """A stub of these names, each with its module of the engine."""
    imports, classes = [], []
    for name, module in sorted(exports.items(), key=lambda export: (export[1], export[0])):
        body = "".join(_body(name, exports))
        own = f"_{name}" if body else name
        imports.append(f"from snowform.engine.{module} import {name} as {own}\n")
        if body:
            # With the functions of the table, which its own class there lacks.
            bases = f"{own}, FnGenerated" if name == "Fn" else own
            classes.append(f"\nclass {name}({bases}):\n{body}")
    return f"{_BEGIN}{''.join(imports)}{''.join(classes)}"


def _body(name: str, exports: Mapping[str, str]) -> Iterator[str]:
    """The lines of a class that are written out; none where its module says all of it."""
    value = _load(name, exports)
    if name == "FnGenerated":
        lines = function_table.FUNCTIONS + function_table.NEWER_FUNCTIONS
        yield from (_function(function_table.signature(line)) for line in lines.splitlines())
    elif name == "Fn":
        yield "    ...\n"
    elif isinstance(value, type) and issubclass(value, Struct):
        yield _constructor([], value)
    elif config := next((form.format(name) for form in _CONFIGS if form.format(name) in exports), None):
        parameters = list(signature(value).parameters.values())
        if parameters[-1].kind is Parameter.VAR_KEYWORD:
            yield _constructor(parameters[:-1], _load(config, exports))


def _load(name: str, exports: Mapping[str, str]) -> Any:
    return getattr(import_module(f"snowform.engine.{exports[name]}"), name)


def _constructor(parameters: Sequence[Parameter], struct: type[Struct]) -> str:
    """With these parameters, and a keyword argument for each field of a struct that is none of them."""
    words = ["self"]
    for parameter in parameters:
        if parameter.kind is Parameter.KEYWORD_ONLY and "*" not in words:
            words.append("*")
        default = "" if parameter.default is Parameter.empty else " = ..."
        words.append(f"{parameter.name}: {parameter.annotation}{default}")
    taken = {parameter.name for parameter in parameters}
    fields = {name: required for name, required in struct.FIELDS.items() if name not in taken}
    if fields and "*" not in words:
        words.append("*")
    words += [f"{name}: Any{'' if required else ' = ...'}" for name, required in fields.items()]
    return f"    def __init__({', '.join(words)}) -> None: ...\n"


def _function(function: function_table.Signature) -> str:
    pairs = zip(function.parameters, function.kinds, strict=True)
    parameters = ", ".join(f"{name}: {ANNOTATIONS[kind]}" for name, kind in pairs)
    returns = ANNOTATIONS[function.returns]
    return f"    @staticmethod\n    def {function.name}({parameters}) -> {returns}: ...\n"
