"""What to write in the place of a Python object that Terraform has no type for: a Path, a set, a date."""

from __future__ import annotations

from snowform.hints import Any

# By the name of a class or one that it comes from: none of these modules is loaded for the sake of an error.
WAYS = {
    "enum.Enum": "value.value",
    "pathlib.PurePath": "str(value)",
    "ipaddress._IPAddressBase": "str(value)",
    "uuid.UUID": "str(value)",
    "decimal.Decimal": "str(value)",
    "fractions.Fraction": "float(value)",
    "builtins.set": "sorted(value)",
    "builtins.frozenset": "sorted(value)",
    "builtins.bytes": "value.decode()",
    "builtins.bytearray": "value.decode()",
    "snowform.providers.ranks.Ranked": "contribute(…) with it, or the value alone",
    "datetime.date": "value.isoformat()",
    "datetime.time": "value.isoformat()",
    "datetime.timedelta": "value.total_seconds()",
}
PLAIN = (str, int, float, list, tuple, dict)


def way_out(value: Any) -> str:
    """A hint what to give instead of a value; empty where its type is no matter."""
    if value is None or isinstance(value, PLAIN):
        return ""
    if isinstance(value, type):
        return "it is a class; give an object of it"
    for cls in type(value).__mro__:
        # Python 3.13 keeps paths in a module below.
        module = cls.__module__.removesuffix("._local")
        if way := WAYS.get(f"{module}.{cls.__name__}"):
            return f"write {way}"
    if hasattr(value, "__dataclass_fields__"):
        return "write dataclasses.asdict(value)"
    if hasattr(value, "__iter__"):
        return "write list(value)"
    return "give a string, a number, a bool, a list, a dictionary or a token"
