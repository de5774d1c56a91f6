"""Nothing in the environment changes what tofu does, but for what was meant to."""

from __future__ import annotations

import pytest

from snowform.provision.tofu.environment import environment, personal_environment

ALWAYS = {"TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1", "TF_WORKSPACE": "default"}


@pytest.mark.parametrize(
    "name",
    [
        *("TF_CLI_ARGS", "TF_CLI_ARGS_apply", "TF_REATTACH_PROVIDERS", "TF_LOG", "TF_LOG_PATH"),
        *("TF_WORKSPACE", "TF_DATA_DIR", "TF_CLI_CONFIG_FILE", "TF_ENCRYPTION", "TF_APPEND_USER_AGENT"),
        *("TF_FORK", "LD_PRELOAD", "PYTHONPATH", "GODEBUG", "GRPC_GO_LOG_SEVERITY_LEVEL"),
    ],
)
def test_what_would_change_the_outcome_stays_out(name: str) -> None:
    assert environment({}, {name: "x"}) == ALWAYS


def test_what_is_needed_goes_through_and_what_is_given_wins() -> None:
    source = {"PATH": "/bin", "TF_VAR_size": "t3.small", "AWS_REGION": "eu-west-1", "HTTPS_PROXY": "http://p"}
    assert environment({"AWS_REGION": "eu-central-1"}, source) == {
        **ALWAYS,
        **source,
        "AWS_REGION": "eu-central-1",
    }


@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE"])
def test_chosen_credentials_are_not_passed_over_for_the_instances_own(name: str) -> None:
    assert environment({}, {name: "x"})["AWS_EC2_METADATA_DISABLED"] == "true"


def test_without_any_the_instances_own_are_asked_for() -> None:
    assert "AWS_EC2_METADATA_DISABLED" not in environment({}, {"AWS_REGION": "eu-west-1"})


@pytest.mark.parametrize("name", ["SHELL", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"])
def test_what_the_one_at_the_keyboard_chooses_is_not_for_an_unattended_run(name: str) -> None:
    assert environment({}, {name: "x"}) == ALWAYS
    assert personal_environment({}, {name: "x"})[name] == "x"


def test_nobody_s_workspace_is_chosen_in_a_developers_folder() -> None:
    assert personal_environment({}, {"TF_WORKSPACE": "x", "TF_LOG": "x", "LD_PRELOAD": "x"}) == {
        name: value for name, value in ALWAYS.items() if name != "TF_WORKSPACE"
    }
