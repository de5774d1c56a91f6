"""Type stubs of the packages that the engine serves, for editors and type checkers (PEP 561).

`cdktf`, `cdktn` and `constructs` are there only while a program runs on the engine; who reads a program finds
nothing installed by these names. A wheel has stubs of them, which lead into the engine's own modules.
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.engine import cdktf, cdktn
from snowform.engine.tokens.function_table import FUNCTIONS, NEWER_FUNCTIONS, Signature, signature
from snowform.engine.tokens.functions import ANNOTATIONS
from snowform.engine.tree import constructs

# Their methods are made from a table, where no type checker finds them.
_FUNCTIONS = ("Fn", "FnGenerated")


def stubs() -> dict[str, str]:
    """The text of each stub by its place beside the package `snowform`."""
    names = dict.fromkeys(constructs.__all__, "tree.constructs")
    return {
        "cdktf-stubs/__init__.pyi": _api(cdktf.EXPORTS),
        "cdktn-stubs/__init__.pyi": _api(cdktn.EXPORTS),
        "constructs-stubs/__init__.pyi": _imports(names),
    }


def _api(exports: Mapping[str, str]) -> str:
    plain = {name: module for name, module in exports.items() if name not in _FUNCTIONS}
    methods = "".join(_method(signature(line)) for line in (FUNCTIONS + NEWER_FUNCTIONS).splitlines())
    return (
        "from typing import Any\n\n"
        f"from snowform.engine.{exports['Fn']} import Fn as _Fn\n{_imports(plain)}\n"
        f"class FnGenerated:\n{methods}\n"
        "class Fn(_Fn, FnGenerated): ...\n"
    )


def _imports(exports: Mapping[str, str]) -> str:
    """The names, each as one that the stub gives on."""
    return "".join(
        f"from snowform.engine.{module} import {name} as {name}\n"
        for name, module in sorted(exports.items(), key=lambda export: (export[1], export[0]))
    )


def _method(function: Signature) -> str:
    pairs = zip(function.parameters, function.kinds, strict=True)
    parameters = ", ".join(f"{name}: {ANNOTATIONS[kind]}" for name, kind in pairs)
    returns = ANNOTATIONS[function.returns]
    return f"    @staticmethod\n    def {function.name}({parameters}) -> {returns}: ...\n"
