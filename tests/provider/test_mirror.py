"""The mirror of few types, where tests start tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.provider.mirror import mirror_of_few_types
from tests.tools import do_without


@pytest.mark.usefixtures("whole_provider")
def test_a_mirror_that_is_used_already_does_not_lead_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = mirror_of_few_types(tmp_path)
    if mirror is None:
        do_without("an unpacked AWS provider")
    [program] = mirror.rglob("terraform-provider-aws*")
    before = program.read_text()
    assert str(mirror) not in before

    monkeypatch.setenv("SNOWFORM_PROVIDER_MIRROR", str(mirror))

    assert mirror_of_few_types(tmp_path) == mirror
    assert program.read_text() == before
