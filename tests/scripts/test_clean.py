from __future__ import annotations

from pathlib import Path

import pytest

from scripts.clean import clean

STATES = (
    "cdktf.out/stacks/host/errored.tfstate",
    "out/host/.terraform/terraform.tfstate",
    "out/host/.terraform.tfstate.lock.info",
    "out/host/terraform.tfstate",
    "out/host/terraform.tfstate.1700000000.backup",
    "out/host/terraform.tfstate.backup",
    "out/host/terraform.tfstate.d/blue/anything",
    "terraform.host.tfstate",
)


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir())


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def test_every_state_stays_and_all_else_that_was_generated_goes(tmp_path: Path) -> None:
    write(tmp_path, *STATES, "out/host/config.tf.json", "out/other/config.tf.json", "cdktf.out/manifest.json")
    write(tmp_path, "out/host/.terraform/providers/aws", "dist/snowform.whl", ".mypy_cache/3.11/x.json")
    clean(tmp_path)
    assert files(tmp_path) == sorted(STATES)
    assert not (tmp_path / "out/other").exists()


def test_what_stays_is_told(tmp_path: Path) -> None:
    write(tmp_path, "out/b/terraform.tfstate", "out/a/terraform.tfstate", "out/a/config.tf.json")
    assert clean(tmp_path) == [tmp_path / "out/a/terraform.tfstate", tmp_path / "out/b/terraform.tfstate"]


@pytest.mark.parametrize(
    "name",
    [
        ".cache/npm/node_modules/.bin/cdktf",
        ".venv/lib/python3.11/__pycache__/x.pyc",
        "nix/host/config.tf.json",
        "src/snowform/schema/shipped/aws.schema",
        "stacks/host.py",
    ],
)
def test_what_was_fetched_or_is_committed_stays(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    clean(tmp_path)
    assert files(tmp_path) == [name]


def test_compiled_python_beside_the_sources_goes(tmp_path: Path) -> None:
    write(tmp_path, "stacks/__pycache__/host.pyc", "src/snowform/tofu/__pycache__/run.pyc", "stacks/host.py")
    clean(tmp_path)
    assert files(tmp_path) == ["stacks/host.py"]


def test_a_link_out_of_the_checkout_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/precious", "checkout/out/config.tf.json")
    (tmp_path / "checkout/out/link").symlink_to(tmp_path / "elsewhere")
    clean(tmp_path / "checkout")
    assert files(tmp_path) == ["elsewhere/precious"]


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    write(tmp_path, "out/host/config.tf.json")
    assert clean(tmp_path) == []
    assert clean(tmp_path) == []
