from __future__ import annotations

from pathlib import Path

import pytest

from snowform.images import place_for_all

IN_STORE = "/nix/store/abc-nixos-image/nixos.vhd"


def test_a_path_in_the_nix_store_means_the_same_everywhere(tmp_path: Path) -> None:
    (tmp_path / "result").symlink_to("/nix/store/abc-nixos-image")
    assert place_for_all(tmp_path / "result" / "nixos.vhd", "result") == IN_STORE
    assert place_for_all(Path(IN_STORE), IN_STORE) == IN_STORE


def test_a_path_that_was_written_out_is_taken_as_it_is() -> None:
    assert place_for_all(Path("/srv/images/nixos.vhd"), "/srv/images") == "/srv/images/nixos.vhd"


@pytest.mark.parametrize("given", ["result", "./result", "~/images"])
def test_a_path_that_starts_somewhere_is_another_one_on_another_machine(tmp_path: Path, given: str) -> None:
    assert place_for_all(tmp_path / "nixos.vhd", given) is None
