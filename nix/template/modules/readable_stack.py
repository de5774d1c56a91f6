"""A stack whose resources have the names that the program gives them; nothing else of it is changed."""

from __future__ import annotations

import re
from typing import Any

from cdktf import TerraformElement, TerraformStack
from constructs import Construct

from snowform.errors import SnowformError


class NamesClash(SnowformError):
    """Two elements of one type whose paths make the same name."""


class ReadableStack(TerraformStack):
    """A TerraformStack with `aws_subnet.network_a` where CDKTF would have `aws_subnet.network_a_3F0A1B2C`.

    A name is the path below the stack, joined by `_`, without `Default` parts. CDKTF's hash keeps apart what
    this makes equal (`a_b` and `a/b`); here that is an error.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._paths: dict[tuple[str, str, str], str] = {}

    def _allocate_logical_id(self, tf_element: Any) -> str:
        """The name of an element, or of a node on the way to an output (CDKTF's hook for naming schemes)."""
        is_element = isinstance(tf_element, TerraformElement)
        path = (tf_element.node if is_element else tf_element).path
        parts = path.removeprefix(f"{self.node.path}/").split("/")
        name = "_".join(re.sub(r"[^A-Za-z0-9_-]", "", part) for part in parts if part != "Default")
        if is_element:
            self._claim(tf_element, name, path)
        return name

    def _claim(self, element: Any, name: str, path: str) -> None:
        kind = getattr(element, "terraform_resource_type", "")
        holder = self._paths.setdefault((type(element).__name__, kind, name), path)
        if holder != path:
            raise NamesClash(f"{holder} and {path} would both be named {name}", where=path, hint="rename one")
