"""Serve Snowform's engine in a Python of its own, as `pipenv run python main.py` starts one.

Python imports this module at its start because its folder is first on PYTHONPATH. Snowform need not be
installed there: its package is loaded from where it is.
"""

import os
import sys
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any


def _load(name: str, spec: Any) -> None:
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


def _serve_engine() -> None:
    package = Path(os.environ["SNOWFORM_PACKAGE"])
    if find_spec("snowform") is None:
        where = [str(package)]
        _load(
            "snowform",
            spec_from_file_location("snowform", package / "__init__.py", submodule_search_locations=where),
        )
    from snowform.engine import hook

    hook.install()


def _run_the_next() -> None:
    """The environment's own sitecustomize, which this one hides."""
    here = str(Path(__file__).parent)
    sys.path[:] = [entry for entry in sys.path if entry != here]
    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        _load("sitecustomize", spec)


_serve_engine()
_run_the_next()
