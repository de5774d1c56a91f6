from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from snowform.settings import SettingsError, json_schema, read

WHERE = "cdktf.json: context.site"


@dataclass(frozen=True)
class Disk:
    size: int = field(default=20, metadata={"minimum": 20})
    encrypted: bool = True


@dataclass(frozen=True)
class Host:
    type: str
    disk: Disk = field(default_factory=Disk)
    weight: float = field(default=1.0, metadata={"minimum": 0, "maximum": 10})


@dataclass(frozen=True)
class Site:
    region: str = field(
        metadata={"pattern": "^[a-z]+-[0-9]$", "wanted": "a region such as north-1", "description": "Where."}
    )
    architecture: Literal["x86_64", "arm64"] = "x86_64"
    zones: tuple[str, ...] = field(default=("a",), metadata={"pattern": "^[a-z]$"})
    ports: tuple[int, ...] = field(default=(), metadata={"minimum": 1, "maximum": 65535})
    hosts: Mapping[str, Host] = field(default_factory=dict, metadata={"key_pattern": "^[a-z]+$"})
    note: str | None = None
    shards: Literal[1, 2] = 1


@dataclass(frozen=True)
class Net:
    cidr: str = "10.0.0.0/16"

    def __post_init__(self) -> None:
        ipaddress.ip_network(self.cidr)


@dataclass(frozen=True)
class Range:
    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise SettingsError("it comes before first", where="last", hint="swap them")


@dataclass(frozen=True)
class Crossed:
    net: Net = field(default_factory=Net)
    ranges: tuple[Range, ...] = ()


def test_every_kind_of_value_is_read_and_the_rest_are_defaults() -> None:
    value = {
        "region": "north-1",
        "architecture": "arm64",
        "zones": ["a", "b"],
        "ports": [1, 443.0, 65535],
        "hosts": {"web": {"type": "t3.small", "disk": {"size": 30}, "weight": 2}, "db": {"type": "t3.large"}},
        "note": None,
    }
    assert read(Site, value, where=WHERE) == Site(
        region="north-1",
        architecture="arm64",
        zones=("a", "b"),
        ports=(1, 443, 65535),
        hosts={"web": Host("t3.small", Disk(30), 2.0), "db": Host("t3.large", Disk(), 1.0)},
        note=None,
        shards=1,
    )


def test_what_was_read_cannot_be_changed() -> None:
    site = read(Site, {"region": "north-1", "hosts": {}}, where=WHERE)
    with pytest.raises(TypeError):
        site.hosts["web"] = Host("t3.small")  # type: ignore[index]


OK: dict[str, Any] = {"region": "north-1"}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param([], ": wanted an object, got a list", id="not an object"),
        pytest.param({}, ".region: missing, wanted a region such as north-1", id="missing"),
        pytest.param(
            {"regoin": "north-1"}, '.regoin: no such setting; did you mean "region"?', id="misspelt setting"
        ),
        pytest.param(
            OK | {"colour": 1},
            ".colour: no such setting; "
            "the settings here are region, architecture, zones, ports, hosts, note, shards",
            id="unknown setting",
        ),
        pytest.param({"region": 7}, ".region: wanted a region such as north-1, got 7", id="wrong type"),
        pytest.param(
            {"region": "North"},
            '.region: wanted a region such as north-1, got "North"',
            id="pattern in words",
        ),
        pytest.param(
            {"region": "north-1\n"},
            '.region: wanted a region such as north-1, got "north-1\\n"',
            id="the end of a pattern is the very end",
        ),
        pytest.param(
            {"region": "x" * 80},
            f'.region: wanted a region such as north-1, got "{"x" * 56}...',
            id="a long value is cut",
        ),
        pytest.param(
            OK | {"zones": ["a", "A"]},
            '.zones[1]: wanted a string that matches ^[a-z]$, got "A"',
            id="pattern of an item",
        ),
        pytest.param(OK | {"zones": "a"}, '.zones: wanted a list, got "a"', id="text for a list"),
        pytest.param(
            OK | {"architecture": "x68_64"},
            '.architecture: wanted "x86_64" or "arm64", got "x68_64"; did you mean "x86_64"?',
            id="choice",
        ),
        pytest.param(
            OK | {"shards": True}, ".shards: wanted 1 or 2, got true", id="true is not the choice 1"
        ),
        pytest.param(
            OK | {"ports": [True]},
            ".ports[0]: wanted an integer from 1 to 65535, got true",
            id="bool for int",
        ),
        pytest.param(
            OK | {"ports": ["80"]},
            '.ports[0]: wanted an integer from 1 to 65535, got "80"',
            id="text for int",
        ),
        pytest.param(
            OK | {"ports": [1.5]},
            ".ports[0]: wanted an integer from 1 to 65535, got 1.5",
            id="fraction for int",
        ),
        pytest.param(
            OK | {"ports": [70000]}, ".ports[0]: wanted an integer from 1 to 65535, got 70000", id="range"
        ),
        pytest.param(
            OK | {"hosts": {"web": {"type": "t", "disk": {"size": 8}}}},
            ".hosts.web.disk.size: wanted an integer of at least 20, got 8",
            id="deep inside",
        ),
        pytest.param(
            OK | {"hosts": {"web": {"type": "t", "disk": {"encrypted": 1}}}},
            ".hosts.web.disk.encrypted: wanted true or false, got 1",
            id="int for bool",
        ),
        pytest.param(
            OK | {"hosts": {"web": {"type": "t", "weight": "heavy"}}},
            '.hosts.web.weight: wanted a number from 0 to 10, got "heavy"',
            id="text for number",
        ),
        pytest.param(OK | {"hosts": []}, ".hosts: wanted an object, got a list", id="list for a mapping"),
        pytest.param(
            OK | {"hosts": {"my web": {"type": "t"}}},
            '.hosts["my web"]: the name has to match ^[a-z]+$',
            id="name in a mapping",
        ),
        pytest.param(OK | {"note": 1}, ".note: wanted a string, got 1", id="optional"),
    ],
)
def test_the_error_names_the_setting_what_was_given_and_what_is_wanted(value: object, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(Site, value, where=WHERE)
    assert str(caught.value) == WHERE + message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param(
            {"net": {"cidr": "10.0.0.1/16"}},
            ".net: 10.0.0.1/16 has host bits set",
            id="a ValueError of the object",
        ),
        pytest.param(
            {"ranges": [{"first": 1, "last": 2}, {"first": 2, "last": 1}]},
            ".ranges[1].last: it comes before first; swap them",
            id="a SettingsError of one of its fields",
        ),
    ],
)
def test_a_rule_of_post_init_fails_with_its_place(value: object, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(Crossed, value, where=WHERE)
    assert str(caught.value) == WHERE + message


@dataclass(frozen=True)
class Listed:
    names: list[str]


@dataclass(frozen=True)
class Unioned:
    size: int | str


@dataclass(frozen=True)
class Misruled:
    size: int = field(metadata={"minium": 1})


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param(
            Listed,
            "Listed.names: the type list[str] cannot be a setting; use str, int, float, bool, Literal, "
            "tuple[X, ...], collections.abc.Mapping[str, X], a dataclass, or X | None",
            id="list",
        ),
        pytest.param(
            Unioned,
            "Unioned.size: the type int | str cannot be a setting; use str, int, float, bool, Literal, "
            "tuple[X, ...], collections.abc.Mapping[str, X], a dataclass, or X | None",
            id="union",
        ),
        pytest.param(
            Misruled,
            "Misruled.size: unknown metadata: minium; known are description, pattern, key_pattern, minimum, "
            "maximum, wanted, formerly",
            id="metadata",
        ),
        pytest.param(dict, "dict: not a dataclass", id="not a dataclass"),
    ],
)
def test_a_class_that_cannot_be_settings_is_named(settings: type, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(settings, {}, where=WHERE)
    assert str(caught.value) == message


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 70000)
    | st.sampled_from([1.0, 1.5, 20.0, "a", "north-1", "x86_64", "arm64", "t3.small", ""]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["web", "W"]), inner, max_size=2)
    ),
    max_leaves=4,
)
HOSTS = st.dictionaries(
    st.sampled_from(["web", "db", "W"]),
    st.fixed_dictionaries(
        {},
        optional={"type": JSON, "weight": JSON, "disk": st.fixed_dictionaries({}, optional={"size": JSON})},
    ),
    max_size=2,
)
SITES = st.fixed_dictionaries(
    {},
    optional={
        "region": st.just("north-1") | JSON,
        "architecture": JSON,
        "zones": st.lists(st.sampled_from(["a", "A"])) | JSON,
        "ports": st.lists(st.integers(0, 65536), max_size=3) | JSON,
        "hosts": HOSTS | JSON,
        "note": JSON,
        "other": JSON,
    },
)


@given(SITES)
def test_exactly_what_the_schema_accepts_can_be_read(value: object) -> None:
    valid = Draft202012Validator(json_schema(Site)).is_valid(value)
    try:
        read(Site, value, where=WHERE)
    except SettingsError:
        assert not valid
    else:
        assert valid


@dataclass(frozen=True)
class Renamed:
    """A setting that had another name."""

    min_size: int = field(default=1, metadata={"formerly": "least"})


def test_a_former_name_is_refused_with_the_name_of_today() -> None:
    assert read(Renamed, {"min_size": 2}, where="here").min_size == 2
    for value in ({"least": 2}, {"least": 2, "min_size": 2}):
        with pytest.raises(SettingsError) as caught:
            read(Renamed, value, where="here")
        assert str(caught.value) == "here.least: no such setting; it is min_size now"
