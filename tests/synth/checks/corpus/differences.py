"""Where our check says the opposite of `tofu validate`, and why, for cases that are not marked themselves.

That a plan or an apply refuses a document was seen with `tofu` 1.6.2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_PLAN = "OpenTofu says so when it plans"
# By reason and kind, the names of the cases.
DIFFERENCES: Mapping[str, Mapping[str, Sequence[str]]] = {
    _PLAN: {
        "meta-arguments": (
            "lifecycle, triggered by what is not declared",
            "lifecycle, triggered by an index of count",
        ),
        "references": (
            "terraform_data.c[*].nope for terraform_data.c[*].output",
            'terraform_data.c["a"].id for terraform_data.c["0"].id',
            "module.m[0].o for module.m.o",
            "in the id of an import",
        ),
        "module calls": (
            "module, count.index with for_each",
            "module, each.key with count",
            "module, each.key with none",
            "module, count.index with none",
            "output that is not there, as a key",
            "index of one module",
            "key of one module",
            "for_each module without key",
            "sensitive output in a plain one",
            "sensitive output in a text",
            "sensitive output in an object",
            "sensitive output by a local",
            "sensitive output in a call",
            "a module with a sensitive output",
            "a whole resource for a text",
            "counted ids for a text",
        ),
        "cycles": ("moves in a circle",),
        "expressions": (
            "splat, attribute that counted ones have not",
            "splat of old, attribute that counted ones have not",
            "splat, attribute that one has not",
            "splat, values without it",
            "add a resource: right",
            "for, over a resource: right",
            "a resource or a text",
        ),
        "AWS dynamic blocks": ("dynamic rule of another iterator: right",),
        "AWS types": (
            "text is tags",
            "text is a resource",
            "text is resources",
            "text is a splat",
            "text is names of zones",
            "list is an id",
            "list is tags",
            "list of splats",
            "list of resources",
            "number is an attribute of bool",
            "map is a resource's list",
        ),
        "AWS references": ("unknown attribute of values",),
    },
    "it fails when it is applied": {
        "functions": ("formatdate, unknown word of now",),
    },
    "such a call never works, though nothing asks here for what it gives": {
        "expressions": ("a branch that is never taken, a wrong call",),
    },
    "what it holds is not read: no YAML is taken apart": {
        "functions": (
            "yamldecode of an open list",
            "yamldecode of two colons",
            "yamldecode of a list and a map",
            "yamldecode of an unknown alias",
            "yamldecode of two documents",
            "yamldecode, attribute of none",
        ),
    },
    "what the call gives is not worked out": {
        "functions": (
            'neighbours: regex("(?i:a)(b)", "ab")[1]',
            "neighbours: jsondecode(jsonencode({a = 1})).b",
            'neighbours: textdecodebase64("YQ==", "UTF-16LE")',
        ),
    },
}


def reason(kind: str, name: str) -> str:
    """Why our check says the opposite of a case, or ""."""
    return next((why for why, kinds in DIFFERENCES.items() if name in kinds.get(kind, ())), "")
