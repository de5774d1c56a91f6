"""What AWS has, of which its provider knows nothing: machines, regions, engines, actions in policies.

They are shipped beside the schemas in `aws.facts`: sorted lines `key<TAB>json`, of which a run decodes those
that it needs. `make aws-facts` gathers them from published packages; each line says in `by` from which:

    instance-types, database-classes, ...   {"by": TEXT, "families": {"t3": "micro small", ...}}
    database-engines, regions, time-zones   {"by": TEXT, "names": [TEXT, ...]}
    lambda-runtimes                         {"by": TEXT, "gone": {"python2.7": [SINCE, SUCCESSOR], ...}}
    iam                                     {"by": TEXT, "names": [TEXT, ...]}: the services that have actions
    iam/s3                                  {"Get Put": "Object ObjectAcl", ...}: GetObject, PutObject, ...
"""

from __future__ import annotations

import os
from functools import cache

from snowform.hints import Any
from snowform.schema.lines import Lines
from snowform.schema.store import SHIPPED, SchemaDamaged

PATH = os.path.join(SHIPPED, "aws.facts")


class Names:
    """All names of a kind, and `by` which package they are known."""

    __slots__ = ("by", "known")

    def __init__(self, by: str, known: frozenset[str]) -> None:
        self.by = by
        self.known = known


class Facts:
    """The facts in a file. Each look into it raises SchemaDamaged where it is cut off or was edited."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._names: dict[str, Names] = {}
        self._actions: dict[str, frozenset[str]] = {}
        self._lines = Lines(path, self._damaged)

    def names(self, kind: str) -> Names:
        """The names of "instance-types", "database-engines", "regions" and the like."""
        if kind not in self._names:
            found = self.line(kind)
            families = [(family, sizes.split()) for family, sizes in found.get("families", {}).items()]
            known = [f"{family}.{size}" for family, sizes in families for size in sizes]
            self._names[kind] = Names(found["by"], frozenset(known or found["names"]))
        return self._names[kind]

    @property
    def services(self) -> frozenset[str]:
        """The services that have actions in policies, by what stands before the colon."""
        return self.names("iam").known

    def actions(self, service: str) -> frozenset[str]:
        """The actions of a service, "GetObject", as its documentation writes them."""
        if service not in self._actions:
            self._actions[service] = frozenset(
                f"{verb}{noun}"
                for verbs, nouns in self.line(f"iam/{service}").items()
                for verb in verbs.split(" ")
                for noun in nouns.split(" ")
            )
        return self._actions[service]

    def line(self, key: str) -> dict[str, Any]:
        """What one line says."""
        found = self._lines.find(key)
        if not isinstance(found, dict):
            raise self._damaged(f'lacks "{key}"')
        return found

    def _damaged(self, what: str) -> SchemaDamaged:
        return SchemaDamaged(what, where=self._path, hint="install Snowform again, or restore the file")


@cache
def shipped() -> Facts:
    """The facts that are shipped."""
    return Facts(PATH)
