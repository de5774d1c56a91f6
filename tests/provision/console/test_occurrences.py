"""Many texts are found in one pass, and found and replaced as one by one."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from snowform.provision.console import occurrences
from snowform.provision.console.occurrences import Texts
from snowform.provision.console.sensitive import Finder
from snowform.provision.console.spellings import _from_base32, spellings
from tests.provision.console.naive import NaiveFinder, replaced

# So few letters that most texts overlap, begin alike and hold one another.
TEXTS = st.text("ab", max_size=9)
WORDS = st.text("ab1\n", max_size=9) | st.text("aΣ-", max_size=9)
VALUES = st.lists(WORDS | st.integers(-99, 10**8).map(str), max_size=12)
SPELT: dict[str, Callable[[str], str]] = {
    "plain": str,
    "quoted": lambda text: f'"{text}"',
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base32": lambda text: base64.b32encode(f"::{text}".encode()).decode(),
    "hexadecimal": lambda text: text.encode().hex(":"),
    "URL": quote,
    "octal": lambda text: "".join(f"\\{byte:03o}" for byte in text.encode()),
    "bytes": lambda text: str(list(text.encode())),
    "wrapped": "│ ".join,
    "upper case": str.upper,
}
SAID = st.lists(
    WORDS | st.builds(lambda spell, one: spell(one), st.sampled_from([*SPELT.values()]), TEXTS),
    max_size=4,
).map("".join)


@pytest.fixture(params=[0, occurrences.FEW], ids=["many", "few"], autouse=True)
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(occurrences, "FEW", request.param)


@pytest.mark.promise("laws")
@given(st.lists(TEXTS), st.text("ab", max_size=40))
@example(["abcdef", "cdefgh"], "abcdefgh")
@example(["aaaaaa"], "aaaaaaaaa")
@example(["bbbbbbb", "abbbbbb", "bb"], "abbbbbbbbb")
def test_texts_are_found_and_replaced_as_one_by_one(texts: list[str], text: str) -> None:
    made = Texts(texts)
    assert made.is_in(text) is any(known in text for known in texts if known)
    assert made.found_in(text) == {known for known in texts if known and known in text}
    assert made.replaced(text, "(…)") == replaced(texts, text, "(…)")


@pytest.mark.promise("values")
@given(VALUES, SAID)
def test_values_are_hidden_as_if_each_was_looked_for_by_itself(values: list[str], said: str) -> None:
    quick, plain = Finder(values), NaiveFinder(values)
    assert quick.replaced(said) == plain.replaced(said)
    for shortest in (1, 4):
        for lines in (False, True):
            assert quick.is_in(said, shortest=shortest, lines=lines) is plain.is_in(
                said, shortest=shortest, lines=lines
            )


@pytest.mark.promise("laws")
@given(SAID | st.text(max_size=60), st.integers(1, 20))
def test_spellings_that_are_too_short_are_left_out_and_no_others(text: str, shortest: int) -> None:
    every, found = spellings(text), spellings(text, shortest=shortest)
    assert every is not None
    assert found is not None
    assert found - {text} == {view for view in every - {text} if len(view) >= shortest}


@pytest.mark.promise("laws")
@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=30))
def test_base32_is_read_as_the_library_reads_it(run: str) -> None:
    whole = run[:-1] if len(run) % 8 in (1, 3, 6) else run
    expected = base64.b32decode(whole + "=" * (-len(whole) % 8)).decode(errors="replace")
    assert _from_base32(run) == expected


class Counted(dict[str, tuple[int, ...]]):
    """A table that counts how often it is looked into."""

    looks = 0

    def __contains__(self, key: object) -> bool:
        self.looks += 1
        return super().__contains__(key)


@pytest.mark.parametrize(
    "alike", [pytest.param("secret-of-host-", id="of one beginning"), pytest.param("", id="of many")]
)
def test_a_search_takes_as_long_for_many_texts_as_for_some(
    alike: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps are counted: a text of so many characters takes as many."""
    monkeypatch.setattr(occurrences, "FEW", 0)

    def looks(texts: Iterable[str]) -> int:
        made = Texts(texts)
        made._lengths = table = Counted(made._lengths)
        assert not made.is_in("a text without any of them, be they so many, " * 20)
        return table.looks

    some, many = (looks(f"{alike}{n:08}" for n in range(count)) for count in (100, 10_000))
    assert some == many <= 45 * 20
