"""What an operator said about open addresses."""

from __future__ import annotations

import pytest

from snowform.provision.crash import resolutions
from snowform.provision.crash.resolutions import Resolution
from snowform.provision.errors import UsageError
from snowform.provision.host.paths import Paths


def test_what_was_said_is_kept_until_it_is_dropped(paths: Paths) -> None:
    resolutions.add_resolution(paths, Resolution.parse("aws_vpc.a", ("imported", "vpc-1")))
    resolutions.add_resolution(paths, Resolution.parse('aws_eip.b["x"]', ("absent",)))
    assert resolutions.read_resolutions(paths) == {
        "aws_vpc.a": Resolution("aws_vpc.a", "vpc-1"),
        'aws_eip.b["x"]': Resolution('aws_eip.b["x"]'),
    }
    assert paths.resolutions.stat().st_mode & 0o777 == 0o600
    resolutions.drop_resolutions(paths, {"aws_vpc.a"})
    assert list(resolutions.read_resolutions(paths)) == ['aws_eip.b["x"]']
    resolutions.drop_resolutions(paths, {'aws_eip.b["x"]'})
    assert not paths.resolutions.exists()


def test_the_last_word_counts(paths: Paths) -> None:
    resolutions.add_resolution(paths, Resolution("aws_vpc.a", "vpc-1"))
    resolutions.add_resolution(paths, Resolution("aws_vpc.a"))
    assert resolutions.read_resolutions(paths)["aws_vpc.a"].absent


@pytest.mark.parametrize("words", [(), ("imported",), ("imported", ""), ("absent", "x"), ("gone",)])
def test_other_words_are_an_error(words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        Resolution.parse("aws_vpc.a", words)
    assert str(caught.value) == (
        "aws_vpc.a: neither `imported ID` nor `absent`; `resolve ADDRESS imported ID | absent`"
    )


@pytest.mark.parametrize("text", ["[]", '{"a": 1}', '{"a": {"imported": ""}}', '{"a": {"absent": false}}'])
def test_a_damaged_file_is_an_error(paths: Paths, text: str) -> None:
    paths.resolutions.write_text(text)
    with pytest.raises(UsageError, match="is no file of resolutions"):
        resolutions.read_resolutions(paths)
