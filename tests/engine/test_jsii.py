"""The stand-in for `jsii`."""

from __future__ import annotations

import sys

import pytest

from snowform.engine import hook
from snowform.engine import jsii as stand_in
from snowform.engine.errors import Unsupported
from snowform.engine.tree.interfaces import IAspect


def test_implements_records_the_interfaces_and_changes_nothing_else() -> None:
    class Visitor:
        def visit(self, node: object) -> None: ...

    assert stand_in.implements(IAspect)(Visitor) is Visitor
    assert getattr(Visitor, "__jsii_ifaces__", None) == [IAspect]
    assert isinstance(Visitor(), IAspect)


@pytest.mark.parametrize("name", ["JSIIAssembly", "JSIIMeta", "create", "kernel", "python"])
def test_what_reaches_into_javascript_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(Unsupported, match=rf"^jsii\.{name} is not supported by Snowform's engine"):
        getattr(stand_in, name)


def test_programs_can_name_its_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("jsii.")]:
        monkeypatch.delitem(sys.modules, name)
    with hook.installed():
        from jsii.errors import JSIIError

        monkeypatch.delitem(sys.modules, "jsii.errors")
    assert issubclass(JSIIError, Exception)
    assert JSIIError.__module__ == "jsii.errors"
