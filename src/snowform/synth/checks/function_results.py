"""What a call of a function comes to, as far as its arguments tell: at least its type. Calls none of them.

The types of arguments and results are those of `metadata functions -json` of OpenTofu 1.6 and Terraform 1.11.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from snowform.schema import CtyType
from snowform.schema.model import expand_type
from snowform.synth.checks import function_literals as literals
from snowform.synth.checks.known_results import known_result, list_of
from snowform.synth.checks.values import (
    ANY,
    MAPPINGS,
    SEQUENCES,
    Unsuitable,
    Value,
    article,
    converted,
    element_types,
    kind_of,
    object_of,
    scalar,
    shown,
    tuple_of,
    unified,
)

# By name: the type of the result, then those of the arguments, "*" before that of all further ones, "?" after
# that of one that may be null. In short: s, n, b are primitives, d is any type, l, t, m a list, set, map of.
_SIGNATURES = """
abs n n|abspath s s|alltrue b lb|anytrue b lb|base64decode s s|base64encode s s|base64gzip s s
base64sha256 s s|base64sha512 s s|basename s s|bcrypt s s *n|ceil n n|chomp s s|chunklist lld ld n
cidrhost s s n|cidrnetmask s s|cidrsubnet s s n n|cidrsubnets ls s *n|coalesce d *d?|coalescelist d *d?
compact ls ls|concat d *d|contains d d d|csvdecode d s|dirname s s|distinct ld ld|element d d n
endswith b s s|ephemeralasnull d d?|file s s|filebase64 s s|filebase64sha256 s s|filebase64sha512 s s
fileexists b s|filemd5 s s|fileset ts s s|filesha1 s s|filesha256 s s|filesha512 s s|flatten d d|floor n n
format s s *d?|formatdate s s s|formatlist ls s *d?|indent s n s|index d d d|issensitive b d?|join s s *ls
jsondecode d s|jsonencode s d?|keys d d|length n d|log n n n|lookup d d s *d?|lower s s|matchkeys ld ld ld ld
max n *n|md5 s s|merge d *d?|min n *n|nonsensitive d d?|one d d|parseint n d n|pathexpand s s
plantimestamp s|pow n n n|range ln *n|regex d s s|regexall ld s s|replace s s s s|reverse d d|rsadecrypt s s s
sensitive d d?|setintersection td td *td|setproduct d *d|setsubtract td td td|setunion td td *td|sha1 s s
sha256 s s|sha512 s s|signum n n|slice d d n n|sort ls ls|split ls s s|startswith b s s|strcontains b s s
strrev s s|substr s s n n|sum n d|templatefile d s d|templatestring s s d|textdecodebase64 s s s
textencodebase64 s s s|timeadd s s s|timecmp n s s|timestamp s|title s s|tobool b d?|tolist ld d?|tomap md d?
tonumber n d?|toset td d?|tostring s d?|transpose mls mls|trim s s s|trimprefix s s s|trimspace s s
trimsuffix s s s|upper s s|urlencode s s|uuid s|uuidv5 s s s|values d d|yamldecode d s|yamlencode s d?
zipmap d ls d
"""


@cache
def _signatures() -> Mapping[str, tuple[str, ...]]:
    found = (entry.split() for entry in _SIGNATURES.replace("\n", "|").split("|"))
    return {entry[0]: tuple(entry[1:]) for entry in found if entry}


def call(name: str, arguments: Sequence[Value], folder: str = "") -> Value:
    """The result of a call. Raises Unsuitable where the arguments cannot be right.

    How many there are is judged elsewhere (`calls`); of a wrong number, nothing is said here. `folder` is
    where relative paths of files start, where that is known.
    """
    signature = _signatures().get(name)
    if signature is None:
        return ANY
    result, *wanted = signature
    more = wanted[-1].removeprefix("*") if wanted and wanted[-1].startswith("*") else ""
    fixed = wanted[:-1] if more else wanted
    if len(arguments) < len(fixed) or (len(arguments) > len(fixed) and not more):
        return ANY
    each = [*fixed, *[more] * (len(arguments) - len(fixed))]
    given = [
        _argument(index, value, code) for index, (value, code) in enumerate(zip(arguments, each, strict=True))
    ]
    sensitive = name != "nonsensitive" and (
        name == "sensitive" or any(value.holds_sensitive for value in given)
    )
    if name in literals.CHECKS and all(value.is_wholly_known for value in given):
        literals.CHECKS[name](given)
    if name in literals.READING and given[0].known:
        literals.check_path(given[0].content, folder, may_be_missing=name == "fileexists")
    if name == "formatdate" and given[0].known:
        literals.check_date_format(given[0].content)
    if name == "templatefile" and given[0].known and given[1].known and given[1].kind == "object":
        from snowform.synth.checks.template_files import check_template

        check_template(given[0].content, given[1].type[1], folder)
    made = RESULTS[name](given) if name in RESULTS else Value(expand_type(result))
    made = known_result(name, given) or made
    return Value(
        made.type,
        made.content,
        known=made.known,
        sensitive=sensitive or (made.sensitive and name != "nonsensitive"),
    )


def _argument(index: int, value: Value, code: str) -> Value:
    place = f"argument {index + 1}"
    if value.is_null and not code.endswith("?"):
        raise Unsuitable(f"{place} must not be null")
    try:
        return converted(value, expand_type(code.removesuffix("?")))
    except Unsuitable as error:
        raise Unsuitable(f"{place} {error}") from None


def _known_of_kind(value: Value, kinds: frozenset[str], what: str) -> None:
    """As below, for what OpenTofu looks at only when the value is known."""
    if value.known:
        _of_kind(value, kinds, what)


def _of_kind(value: Value, kinds: frozenset[str], what: str) -> None:
    if value.kind != "dynamic" and value.kind not in kinds:
        raise Unsuitable(f"takes {what}, not {shown(value)}")


def _one_type(types: Sequence[CtyType], what: str) -> CtyType:
    found = unified(types)
    if found is None:
        raise Unsuitable(f"{what} must be of one type")
    return found


def _coalesce(given: Sequence[Value]) -> Value:
    if not given:
        raise Unsuitable("takes at least one argument")
    found = _one_type([value.type for value in given], "all arguments")
    if all(value.known for value in given) and all(value.content in (None, "") for value in given):
        raise Unsuitable("all of its arguments are null or empty")
    for value in given:
        if not value.known:
            break
        if value.content not in (None, ""):
            return converted(value, found)
    return Value(found)


def _coalescelist(given: Sequence[Value]) -> Value:
    if not given:
        raise Unsuitable("takes at least one argument")
    for value in given:
        _of_kind(value, SEQUENCES, "lists")
    if all(value.known and not value.content for value in given):
        raise Unsuitable("all of its arguments are empty")
    return ANY


def _concat(given: Sequence[Value]) -> Value:
    if not given:
        raise Unsuitable("takes at least one argument")
    for value in given:
        _of_kind(value, frozenset({"list", "tuple"}), "lists")
        if value.kind == "dynamic" or (value.kind == "list" and not value.known):
            # OpenTofu looks at none of those behind it.
            break
    if all(value.known and value.kind == "tuple" for value in given):
        return tuple_of(item for value in given for item in value.content)
    types = [value.type for value in given]
    if all(kind_of(found) == "list" and found == types[0] for found in types):
        return Value(types[0])
    return ANY


def _contains(given: Sequence[Value]) -> Value:
    _known_of_kind(given[0], SEQUENCES, "a list first")
    return Value("bool")


def _element(given: Sequence[Value]) -> Value:
    _of_kind(given[0], frozenset({"list", "tuple"}), "a list first")
    if given[0].known and not given[0].content:
        raise Unsuitable("the list is empty")
    if given[1].known and given[1].content < 0:
        raise Unsuitable("the index must not be negative")
    if given[0].known and given[1].known and given[1].content == int(given[1].content):
        found: Value = given[0].content[int(given[1].content) % len(given[0].content)]
        return found
    return Value(given[0].type[1]) if given[0].kind == "list" else ANY


def _flatten(given: Sequence[Value]) -> Value:
    _known_of_kind(given[0], SEQUENCES, "a list")
    return ANY


def _join(given: Sequence[Value]) -> Value:
    if len(given) < 2:
        raise Unsuitable("takes at least one list after the separator")
    items = [item for value in given[1:] for item in value.elements()]
    if not all(value.is_wholly_known for value in given) or any(item.is_null for item in items):
        return Value("string")
    return scalar(given[0].content.join(item.content for item in items))


def _keys(given: Sequence[Value]) -> Value:
    _of_kind(given[0], MAPPINGS, "a map or object")
    if given[0].known:
        return tuple_of(scalar(name) for name in sorted(given[0].content))
    return Value(["list", "string"]) if given[0].kind == "map" else ANY


def _values(given: Sequence[Value]) -> Value:
    _of_kind(given[0], MAPPINGS, "a map or object")
    if given[0].known:
        items = [given[0].content[name] for name in sorted(given[0].content)]
        return list_of(given[0].type[1], items) if given[0].kind == "map" else tuple_of(items)
    return Value(["list", given[0].type[1]]) if given[0].kind == "map" else ANY


def _length(given: Sequence[Value]) -> Value:
    value = given[0]
    _of_kind(value, SEQUENCES | MAPPINGS | {"string"}, "a text, list, set, map or object")
    if value.known and not (value.kind == "string" and not value.content.isascii()):
        return scalar(len(value.content))
    return scalar(len(value.type[1])) if value.kind in {"tuple", "object"} else Value("number")


def _lookup(given: Sequence[Value]) -> Value:
    if len(given) > 3:
        raise Unsuitable("takes two or three arguments")
    value, key = given[:2]
    _of_kind(value, MAPPINGS, "a map or object first")
    if value.known and key.known and key.content not in value.content and len(given) == 2:
        raise Unsuitable(f'there is no "{key.content}", and no default is given')
    if value.kind == "map":
        if len(given) == 3:
            try:
                return Value(converted(given[2], value.type[1]).type)
            except Unsuitable as error:
                raise Unsuitable(f"the default {error}, as the map's elements are") from None
        return Value(value.type[1])
    if value.kind == "object" and key.known:
        if key.content in value.type[1]:
            return value.content[key.content] if value.known else Value(value.type[1][key.content])
        if len(given) == 2:
            raise Unsuitable(f'there is no "{key.content}", and no default is given')
        # Of an object that only a plan knows, OpenTofu gives no default before.
        return given[2] if value.known else Value(given[2].type)
    return ANY


def _merge(given: Sequence[Value]) -> Value:
    for value in given:
        if not value.is_null:
            _of_kind(value, MAPPINGS, "maps and objects")
    if all(value.known and value.kind == "object" for value in given):
        return object_of({name: item for value in given for name, item in value.content.items()})
    kinds = {value.type if isinstance(value.type, str) else tuple(map(str, value.type)) for value in given}
    return Value(given[0].type) if len(kinds) == 1 and given and given[0].kind == "map" else ANY


def _one(given: Sequence[Value]) -> Value:
    value = given[0]
    _of_kind(value, SEQUENCES, "a list or set")
    if (value.kind == "tuple" and len(value.type[1]) > 1) or (value.known and len(value.content) > 1):
        raise Unsuitable("takes a list of at most one element")
    return Value(value.type[1]) if value.kind in {"list", "set"} else ANY


def _reverse(given: Sequence[Value]) -> Value:
    _of_kind(given[0], SEQUENCES, "a list")
    if given[0].known and given[0].kind == "tuple":
        return tuple_of(reversed(given[0].content))
    return Value(given[0].type) if given[0].kind == "list" else ANY


def _setproduct(given: Sequence[Value]) -> Value:
    if len(given) < 2:
        raise Unsuitable("takes at least two arguments")
    for value in given:
        _of_kind(value, SEQUENCES, "lists and sets")
    return ANY


def _slice(given: Sequence[Value]) -> Value:
    value, start, end = given
    _of_kind(value, frozenset({"list", "tuple"}), "a list first")
    if start.known and start.content < 0:
        raise Unsuitable("the start must not be negative")
    if start.known and end.known and start.content > end.content:
        raise Unsuitable("the start must not be greater than the end")
    many = len(value.type[1]) if value.kind == "tuple" else len(value.content) if value.known else None
    if many is not None and any(place.known and place.content > many for place in (start, end)):
        raise Unsuitable(f"the list has {many} elements, fewer than asked for")
    if value.known and start.known and end.known:
        items = value.content[int(start.content) : int(end.content)]
        return list_of(value.type[1], items) if value.kind == "list" else tuple_of(items)
    return Value(value.type) if value.kind == "list" else ANY


def _sum(given: Sequence[Value]) -> Value:
    value = given[0]
    _known_of_kind(value, SEQUENCES, "a list of numbers")
    if value.known and not value.content:
        raise Unsuitable("the list is empty")
    for inner in element_types(value.type):
        if kind_of(inner) in SEQUENCES | MAPPINGS | {"bool"}:
            raise Unsuitable(f"takes numbers, not {article(inner)}")
    for item in value.elements():
        if item.kind == "bool" or item.is_null:
            raise Unsuitable(f"takes numbers, not {shown(item)}")
        converted(item, "number")
    return Value("number")


def _zipmap(given: Sequence[Value]) -> Value:
    keys, values = given
    _of_kind(values, frozenset({"list", "tuple"}), "a list of values")
    many = len(values.type[1]) if values.kind == "tuple" else len(values.content) if values.known else None
    if keys.known and many is not None and len(keys.content) != many:
        raise Unsuitable(f"{len(keys.content)} keys for {many} values")
    names: list[Any] = [key.content for key in keys.content] if keys.known else [None]
    if values.known and values.kind == "tuple" and None not in names:
        return object_of(dict(zip(names, values.content, strict=True)))
    if values.known and values.kind == "list" and None not in names:
        items = dict(zip(names, values.content, strict=True))
        return Value(["map", values.type[1]], items, known=True)
    return Value(["map", values.type[1]]) if values.kind == "list" else ANY


def _united(given: Sequence[Value]) -> Value:
    return Value(["set", _one_type([value.type[1] for value in given], "the elements of all sets")])


def _index(given: Sequence[Value]) -> Value:
    value = given[0]
    _known_of_kind(value, frozenset({"list", "tuple"}), "a list first")
    if value.known and not value.content:
        raise Unsuitable("the list is empty")
    wanted = given[1]
    if (
        value.is_wholly_known
        and wanted.is_wholly_known
        and not any(item.content == wanted.content for item in value.content)
    ):
        raise Unsuitable("the list does not hold what is looked for")
    return Value("number")


def _parseint(given: Sequence[Value]) -> Value:
    if given[0].kind not in {"string", "dynamic"}:
        raise Unsuitable(f"takes a text first, not {shown(given[0])}")
    return Value("number")


def _text(make: Callable[..., str]) -> Callable[[Sequence[Value]], Value]:
    """For functions of texts that Python has, too: of other alphabets each has ideas of its own."""

    def result(given: Sequence[Value]) -> Value:
        if all(value.known and value.content.isascii() for value in given):
            return scalar(make(*(value.content for value in given)))
        return Value("string")

    return result


def _trimspace(text: str) -> str:
    return text.strip(" \t\n\v\f\r")


def _to(kind: str) -> Callable[[Sequence[Value]], Value]:
    def result(given: Sequence[Value]) -> Value:
        return converted(given[0], kind)

    return result


def _collected(kind: str) -> Callable[[Sequence[Value]], Value]:
    """For tolist(), toset() and tomap(): the elements become of one type."""

    def result(given: Sequence[Value]) -> Value:
        return converted(given[0], [kind, "dynamic"])

    return result


def _same(given: Sequence[Value]) -> Value:
    return given[0]


def _templatefile(given: Sequence[Value]) -> Value:
    _of_kind(given[1], MAPPINGS, "an object of variables second")
    return ANY


def _range(given: Sequence[Value]) -> Value:
    if not 1 <= len(given) <= 3:
        raise Unsuitable("takes one to three arguments")
    return Value(["list", "number"])


def _some(given: Sequence[Value]) -> Value:
    if not given:
        raise Unsuitable("takes at least one argument")
    return Value("number")


RESULTS: Mapping[str, Callable[[Sequence[Value]], Value]] = {
    "coalesce": _coalesce,
    "coalescelist": _coalescelist,
    "concat": _concat,
    "contains": _contains,
    "distinct": _same,
    "element": _element,
    "flatten": _flatten,
    "index": _index,
    "join": _join,
    "keys": _keys,
    "length": _length,
    "lookup": _lookup,
    "lower": _text(str.lower),
    "max": _some,
    "merge": _merge,
    "min": _some,
    "nonsensitive": _same,
    "one": _one,
    "parseint": _parseint,
    "range": _range,
    "reverse": _reverse,
    "sensitive": _same,
    "setintersection": _united,
    "setproduct": _setproduct,
    "setsubtract": _united,
    "setunion": _united,
    "slice": _slice,
    "sum": _sum,
    "templatefile": _templatefile,
    "tobool": _to("bool"),
    "tolist": _collected("list"),
    "tomap": _collected("map"),
    "tonumber": _to("number"),
    "toset": _collected("set"),
    "tostring": _to("string"),
    "trimprefix": _text(str.removeprefix),
    "trimspace": _text(_trimspace),
    "trimsuffix": _text(str.removesuffix),
    "upper": _text(str.upper),
    "values": _values,
    "zipmap": _zipmap,
}
