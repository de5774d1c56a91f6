"""Hypothesis strategies for the programs that `random_programs` builds."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.engine.random_programs import ATTRIBUTES

SIGNS = 'ab_Z09-. $"\\\n{}%é\uff5e\U0001f600'
IDS = st.one_of(
    st.sampled_from(["a", "b", "ab", "a b", "Default", "Resource", "x" * 130, "part/s", "ü"]),
    st.text("aAbB0-_./ é\U0001f600", min_size=1, max_size=6),
)
# cdktf writes a stack called ".." outside of the stacks' folder, and this engine refuses it.
STACK_IDS = st.text("ab-_.é", min_size=1, max_size=4).filter(lambda name: name not in {".", ".."})
TEXTS = st.one_of(
    st.text(SIGNS, max_size=8),
    st.sampled_from(["${local.x}", "$${a}", "${a.b[0]}", "a ${b} c", "}", "true", "1"]),
)
NUMBERS = st.one_of(
    st.integers(-10, 10),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.1, -0.0, 1e21, 1e-7, 2**53 + 1]),
)
KEYS = st.one_of(
    st.sampled_from(["a", "b", "tags", "camelCase", "kebab-case", "0", "10", "fqn"]),
    st.text(SIGNS, max_size=4),
)
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=8,
)


def _tagged(name: str, *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(*parts).map(lambda made: {f"${name}": list(made)})


INDICES = st.integers(0, 20)
NAMES = st.sampled_from(["id", "name", "deep.x", "list[0].y"])
REFERENCES = _tagged("ref", INDICES, st.sampled_from(ATTRIBUTES), NAMES)
TEXT_REFERENCES = _tagged("ref", INDICES, st.just("string"), NAMES)
LIST_REFERENCES = _tagged("ref", INDICES, st.just("list"), NAMES)
JOINED = st.lists(st.one_of(TEXTS, TEXT_REFERENCES), max_size=4).map(lambda parts: {"$text": parts})
LEAVES = st.one_of(
    st.none(), st.booleans(), NUMBERS, TEXTS, REFERENCES, TEXT_REFERENCES, JOINED, st.just({"$null": 0})
)


def _compound(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    text = st.one_of(TEXT_REFERENCES, JOINED, inner)
    steps = st.one_of(st.integers(0, 3), st.sampled_from(["a", "b c", "*", "0"]))
    return st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(KEYS, inner, max_size=4),
        _tagged("call", st.sampled_from(["upper", "trimspace"]), text),
        _tagged(
            "call", st.just("join"), st.just(","), st.one_of(LIST_REFERENCES, st.lists(text, max_size=3))
        ),
        _tagged("call", st.sampled_from(["jsonencode", "length", "tomap", "try"]), inner),
        _tagged("call", st.just("merge"), st.lists(inner, max_size=3)),
        _tagged("call", st.just("lookup"), inner, st.sampled_from(["a", "b-c"]), inner),
        _tagged("call", st.just("element"), inner, st.integers(0, 3)),
        _tagged("op", st.sampled_from(["add", "sub", "eq", "and_"]), inner, inner),
        _tagged("op", st.sampled_from(["not_", "negate"]), inner),
        _tagged("call", st.just("conditional"), inner, inner, inner),
        _tagged("call", st.just("lookup_nested"), inner, st.lists(steps, max_size=3)),
    )


VALUES = st.recursive(LEAVES, _compound, max_leaves=8)
PATHS = st.lists(
    st.sampled_from(
        ["value", "tags", "list", "a", "b", "0", "1", "10", "camelCase", "lifecycle", "//.a", ""]
    ),
    min_size=1,
    max_size=4,
).map(".".join)
OVERRIDES = st.lists(st.tuples(PATHS, VALUES), max_size=3)


def _element(
    inner: st.SearchStrategy[Any] | None,
    ids: st.SearchStrategy[str] = IDS,
    values: st.SearchStrategy[Any] = VALUES,
) -> st.SearchStrategy[Any]:
    kinds = ["resource", "variable", "local", "output"]
    return st.fixed_dictionaries(
        {
            "kind": st.sampled_from(kinds) if inner is None else st.just("group"),
            "id": ids,
            "name": st.one_of(st.none(), st.none(), st.sampled_from(["named", ""])),
            "default": PLAIN,
            "value": values,
            "overrides": OVERRIDES,
            "elements": st.just([]) if inner is None else st.lists(inner, max_size=3),
        }
    )


ELEMENTS = st.recursive(_element(None), _element, max_leaves=4)


def _programs(
    ids: st.SearchStrategy[str], elements: st.SearchStrategy[Any], **stacks: int
) -> st.SearchStrategy[Any]:
    stack = st.fixed_dictionaries({"id": ids, "elements": st.lists(elements, max_size=4)})
    return st.lists(stack, **stacks).map(lambda made: {"stacks": made})


PROGRAMS = _programs(STACK_IDS, ELEMENTS, min_size=1, max_size=3)

# Few names and many references: stacks that depend on each other, constructs that are in each other's way.
_LINKED_IDS = st.sampled_from(["a", "b", "0", "1", "_", "A-b"])
_LINKS = st.one_of(
    st.none(),
    REFERENCES,
    TEXT_REFERENCES,
    JOINED,
    st.lists(REFERENCES, max_size=3),
    st.dictionaries(st.sampled_from(["a", "0"]), REFERENCES),
)
_LINKED = _element(None, _LINKED_IDS, _LINKS)
LINKED_PROGRAMS = _programs(
    st.sampled_from(["_", "__", "a", "-", "0", "b.", "é"]), _LINKED, min_size=2, max_size=5
)
