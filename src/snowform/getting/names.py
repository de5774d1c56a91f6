"""The names that CDKTF's generator makes of Terraform's, and jsii of those for Python.

Followed are `camelcase` and `decamelize`, which both use, with the exceptions of `attribute-model.ts`,
`resource-parser.ts` and jsii-pacmak. Only their effect on Terraform's names matters, which are ASCII.
"""

from __future__ import annotations

import keyword
import re
from functools import cache

_SEPARATORS = re.compile(r"[_.\- ]+([A-Za-z0-9_]|$)")
_NUMBERS = re.compile(r"\d+(?:[A-Za-z0-9_]|$)")
_WORDS = (
    re.compile(r"([a-z0-9])([A-Z])"),
    re.compile(r"([A-Z])([A-Z][a-z]+)"),
)
# What no class may be called that stands for a resource.
_RESERVED_CLASSES = frozenset(
    (
        *("string", "object", "function", "implements", "interface", "let", "package", "private"),
        *("protected", "public", "static", "yield", "await", "license", "version"),
    )
)
# Names of attributes that some of CDKTF's languages cannot have, and what they get.
_RESERVED_ATTRIBUTES = {
    **{name: f"{name}Attribute" for name in ("self", "build", "node", "system", "software")},
    **{name: f"{name}Attribute" for name in ("tfResourceType", "importFrom", "moveTo")},
    "equals": "equalTo",
}
_KEYWORDS = frozenset(keyword.kwlist)


@cache
def camel(name: str) -> str:
    """`cidr_block` is `cidrBlock`, `crc32c` is `crc32C`."""
    text = _SEPARATORS.sub(lambda match: match[1].upper(), _lower(name))
    return _NUMBERS.sub(lambda match: match[0].upper(), text)


def pascal(name: str) -> str:
    """`cidr_block` is `CidrBlock`."""
    text = _lower(name)
    text = _SEPARATORS.sub(lambda match: match[1].upper(), text[:1].upper() + text[1:])
    return _NUMBERS.sub(lambda match: match[0].upper(), text)


def _lower(name: str) -> str:
    """In lower case; where there are capitals, with the words apart that they begin."""
    if name != name.lower():
        name = snake(name, "-")
    return name.lstrip("_.- ").lower()


@cache
def snake(name: str, separator: str = "_") -> str:
    """`cidrBlock` is `cidr_block`, `crc32C` is `crc32_c`."""
    for pattern in _WORDS:
        name = pattern.sub(rf"\1{separator}\2", name)
    return name.lower()


def attribute(name: str) -> str:
    """The name in JavaScript of an attribute that Terraform calls so."""
    name = camel(name)
    if re.match(r"get[A-Za-z]", name):
        return name.replace("get", "fetch", 1)
    return _RESERVED_ATTRIBUTES.get(name, name)


@cache
def python(name: str) -> str:
    """The name in Python of what JavaScript calls so."""
    name = snake(name)
    return f"{name}_" if name in _KEYWORDS else name


def resource(name: str, *, is_provider: bool = False) -> str:
    """What a resource is called that Terraform calls so, without the provider's name before it."""
    if name.lower() in _RESERVED_CLASSES or (name == "provider" and not is_provider):
        return f"{name}_resource"
    return name


def struct(name: str) -> str:
    """What a block's class is called: one that ends in "List" would meet the class of its list."""
    return f"{name}Struct" if name.lower().endswith("list") else name


def order(name: str) -> tuple[str, str]:
    """The key by which jsii sorts names: as people do, small letters before capitals."""
    return name.lower(), name.swapcase()
