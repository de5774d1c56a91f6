from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.provision.errors import StateRefused
from snowform.provision.state.backend import Backend, load_backend, save_backend


def configured(kind: str, **settings: Any) -> dict[str, Any]:
    return {"terraform": [{"required_version": ">= 1.6"}, {"backend": {kind: settings}}]}


S3 = {"bucket": "states", "key": "web.tfstate", "region": "eu-central-1", "dynamodb_table": "locks"}


@pytest.mark.parametrize(
    "same",
    [
        {**S3, "region": "eu-west-1"},
        {**S3, "profile": "ops", "access_key": "AKIA", "secret_key": "s"},
        {**S3, "dynamodb_table": "other", "use_lockfile": True, "encrypt": True, "kms_key_id": None},
    ],
)
def test_what_only_gives_access_does_not_make_another_place(same: dict[str, Any]) -> None:
    assert Backend.of(configured("s3", **same)).digest == Backend.of(configured("s3", **S3)).digest


@pytest.mark.parametrize(
    "other",
    [
        configured("s3", **{**S3, "bucket": "b"}),
        configured("s3", **{**S3, "key": "b.tfstate"}),
        configured("s3", **{**S3, "workspace_key_prefix": "env"}),
        configured("s3", **{**S3, "endpoints": {"s3": "https://minio.example"}}),
        configured("gcs", bucket="states"),
        configured("local", path="x"),
        {},
    ],
)
def test_another_place_has_another_digest(other: dict[str, Any]) -> None:
    assert Backend.of(other).digest != Backend.of(configured("s3", **S3)).digest


def test_a_local_state_is_the_same_whatever_path_is_written_down() -> None:
    assert Backend.of(configured("local", path="/a")) == Backend.of({}) == Backend()
    assert not Backend().remote


def test_the_last_override_that_names_a_backend_counts() -> None:
    backend = Backend.of(configured("local"), configured("s3", **S3), {"resource": {}})
    assert backend.place == "s3 (bucket states, key web.tfstate)"


def test_credentials_are_neither_kept_nor_shown(tmp_path: Path) -> None:
    backends = [
        Backend.of(configured("s3", **S3, access_key="SECRET", secret_key="SECRET", token="SECRET")),
        Backend.of(configured("pg", conn_str="postgres://me:SECRET@db/states?sslpassword=SECRET")),
        Backend.of(configured("pg", conn_str="host=db password=SECRET")),
        Backend.of(configured("http", address="https://me:SECRET@states.example/web", password="SECRET")),
        Backend.of(configured("odd", place="x", access_token="SECRET")),
    ]
    for backend in backends:
        save_backend(tmp_path / "backend.json", backend)
        assert "SECRET" not in (tmp_path / "backend.json").read_text() + repr(backend) + backend.place
        assert load_backend(tmp_path / "backend.json") == backend
    assert backends[1].place == "pg (conn_str postgres://db/states)"


def test_its_configuration_is_enough_to_reach_the_state_again() -> None:
    assert Backend.of(configured("s3", **S3)).configuration() == {"terraform": {"backend": {"s3": S3}}}


def test_an_unknown_former_backend_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StateRefused, match="nothing is known of a backend before this one"):
        load_backend(tmp_path / "backend.json")
    (tmp_path / "backend.json").write_text("[]")
    with pytest.raises(StateRefused, match="no backend's settings"):
        load_backend(tmp_path / "backend.json")
