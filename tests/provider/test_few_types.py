"""What OpenTofu is told of a provider: fewer types, and of all else the same bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.provider.few_types import MAPS_OF_TYPES, TYPES, fewer_types


def number(value: int) -> bytes:
    """As protobuf has it: seven bits a byte, the lowest first."""
    groups = []
    while value > 0x7F:
        groups.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*groups, value])


def field(number_of_it: int, content: bytes) -> bytes:
    return number(number_of_it << 3 | 2) + number(len(content)) + content


def entry(key: str, value: bytes) -> bytes:
    return field(1, key.encode()) + field(2, value)


OTHERS = st.integers(1, 40).filter(lambda number: number not in MAPS_OF_TYPES)
FIELDS = st.lists(
    st.one_of(
        st.builds(lambda tag, content: (field(tag, content), True), OTHERS, st.binary(max_size=300)),
        st.builds(
            lambda tag, key, value: (field(tag, entry(key, value)), key in TYPES),
            st.sampled_from(sorted(MAPS_OF_TYPES)),
            st.sampled_from(["aws_vpc", "aws_instance", "aws_wafv2_web_acl", "aws_vpc_", ""]),
            st.binary(max_size=300),
        ),
    )
)


@given(fields=FIELDS)
def test_the_schemas_of_other_types_are_left_out_and_nothing_else(fields: list[tuple[bytes, bool]]) -> None:
    whole = b"".join(content for content, _ in fields)
    assert fewer_types(whole) == b"".join(content for content, kept in fields if kept)


def test_what_is_no_list_of_messages_is_an_error() -> None:
    with pytest.raises(ValueError, match="no message"):
        fewer_types(number(1 << 3 | 0) + number(5))
