"""`snowform.meta`: facts of a stack for other programs, in no configuration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cdktf import App, TerraformStack
from constructs import Construct

from snowform import Resource, default, force, meta, report
from snowform.aws import S3Bucket
from snowform.merging.values import ContributionError
from tests.engine.told import run
from tests.synthesis import synthesize


@pytest.fixture(autouse=True)
def somebody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(report.VARIABLE, report.IN_MEMORY)
    report.take()


def told() -> Any:
    return report.take()["meta"]["stack"]


def test_what_all_parts_tell_is_merged_and_in_no_configuration() -> None:
    def build(stack: Any) -> None:
        meta(stack, ssh_user="root", hosts={"web": {"port": default(22)}})
        meta(Construct(stack, "part"), hosts={"web": {"port": 2222}, "db": {"big": 2**60 + 1}}, names=("a",))
        meta(Construct(stack, "other"), {"names": ["b"], "ssh-user": None, "none": None})

    assert set(synthesize(build)) == {"terraform"}
    assert told() == {
        "hosts": {"db": {"big": 2**60 + 1}, "web": {"port": 2222}},
        "names": ["a", "b"],
        "ssh_user": "root",
    }


def test_what_is_told_in_conflict_is_a_validation_error_unless_it_is_settled() -> None:
    def build(stack: Any) -> None:
        meta(stack, port=1)
        meta(stack, port=2)

    with pytest.raises(RuntimeError, match=r"\[stack\] .*meta: port: 1 \(.*\) and 2 \(.*\) are two values"):
        synthesize(build)

    def settled(stack: Any) -> None:
        build(stack)
        meta(stack, port=force(3))

    synthesize(settled)
    assert told() == {"port": 3}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(lambda b: b.arn, "meta: x.y is known only once Terraform runs", id="an attribute"),
        pytest.param(lambda b: f"arn: {b.arn}", "meta: x.y is known", id="one in a text"),
        pytest.param(lambda b: [b.arn], "meta: x.y[0] is known", id="one in a list"),
        pytest.param(lambda b: {b.arn: 1}, "meta: x.y is known", id="one as a key"),
        pytest.param(lambda b: b.tags_all, "meta: x.y is known", id="a map"),
        pytest.param(lambda b: b.get_list_attribute("x"), "meta: x.y is known", id="a list"),
        pytest.param(lambda b: b.get_number_attribute("x"), "meta: x.y is known", id="a number"),
        pytest.param(lambda b: b.get_boolean_attribute("x"), "meta: x.y is known", id="a truth value"),
        pytest.param(lambda b: b, "x.y: a S3Bucket is no value; give one of its attributes", id="a resource"),
        pytest.param(lambda b: object(), "x.y: a object is no value", id="an object"),  # noqa: ARG005
    ],
)
def test_only_plain_data_is_told(value: Any, said: str) -> None:
    bucket = S3Bucket(TerraformStack(App(), "stack"), "b")
    with pytest.raises(ContributionError) as caught:
        meta(bucket, x={"y": value(bucket)})
    assert said in str(caught.value)
    assert "test_meta.py:" in caught.value.where


@pytest.mark.parametrize("call", [meta, lambda box: meta(box, {}, x=1), lambda _: meta("x", y=1)])
def test_other_forms_are_refused(call: Any) -> None:
    with pytest.raises(ContributionError):
        call(Resource(TerraformStack(App(), "stack"), "b", "toy_box"))


def test_a_program_in_a_child_tells_too(tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "true; python main.py"}')
    done = run(
        tmp_path,
        "from cdktf import App, TerraformStack\n"
        "from snowform import meta\n"
        "app = App()\n"
        "meta(TerraformStack(app, 'web'), port=9007199254740993)\n"
        "app.synth()\n",
    )
    assert [stack["meta"] for stack in json.loads(done.stdout)["stacks"]] == [{"port": 9007199254740993}]
