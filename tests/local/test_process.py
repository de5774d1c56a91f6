from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from snowform.local import LocalAws, LocalAwsError, process
from tests.fork_server import launch_program
from tests.local.cloud import Cloud


@pytest.fixture(autouse=True)
def launched(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is started outside of tests."""
    monkeypatch.setattr(LocalAws, "_launch", launch_program)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_it_answers_while_it_lasts_and_not_afterwards() -> None:
    with LocalAws() as aws:
        assert (answers(aws.port), aws.running) == (True, True)
        folder = Path(aws._folder.name)  # type: ignore[union-attr]
        assert folder.is_dir()
    assert (answers(aws.port), aws.running, folder.exists()) == (False, False, False)


def test_an_answer_comes_in_one_piece() -> None:
    with LocalAws() as aws:
        for _ in range(20):
            with socket.create_connection(("127.0.0.1", aws.port), timeout=120) as connection:
                connection.sendall(b"GET /moto-api/data.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                head, _, body = connection.recv(1 << 20).partition(b"\r\n\r\n")
                length = next(line for line in head.lower().split(b"\r\n") if b"content-length" in line)
                assert len(body) == int(length.split(b":")[1]) > 0


def test_a_client_knows_where_to_ask_whatever_the_environment_says(
    aws: LocalAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    assert aws.client("ec2").meta.region_name == aws.region
    vpc = aws.client("ec2", "us-west-2").create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    seen = [
        {network["VpcId"] for network in aws.client("ec2", region).describe_vpcs()["Vpcs"]}
        for region in (aws.region, "us-west-2")
    ]
    assert [vpc in ids for ids in seen] == [False, True]


def test_it_ends_with_the_process_that_started_it() -> None:
    program = (
        "from snowform.local import LocalAws\nwith LocalAws() as aws: print(aws.port, flush=True); input()"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout
    port = int(starter.stdout.readline())
    assert answers(port)
    starter.kill()
    starter.communicate()
    deadline = time.monotonic() + 120
    while answers(port) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not answers(port)


def test_the_environment_is_all_that_tofu_and_boto3_need(aws: LocalAws) -> None:
    assert aws.environment() == {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{aws.port}",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": "eu-central-1",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    program = "import boto3; print(len(boto3.client('ec2').describe_vpcs()['Vpcs']) > 0)"
    environment = aws.isolated(
        {**os.environ, "AWS_PROFILE": "mine", "AWS_ENDPOINT_URL_EC2": "http://0.0.0.0:1"}
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.stdout, ended.stderr) == ("True\n", "")


def test_the_override_makes_a_missing_call_fail_soon() -> None:
    assert LocalAws.override() == {"provider": {"aws": {"max_retries": 2}}}
    assert LocalAws.override(["us"]) == {
        "provider": {"aws": [{"max_retries": 2}, {"alias": "us", "max_retries": 2}]}
    }


@pytest.mark.parametrize(
    ("pattern", "architecture"),
    [("nixos/26.11*", "arm64"), ("nixos/24.11*-x86_64-linux", "x86_64"), ("my-image", "x86_64")],
)
def test_it_has_nixos_and_the_named_images(pattern: str, architecture: str, cloud: Cloud) -> None:
    image = cloud.ec2.describe_images(ImageIds=[cloud.image(pattern)])["Images"][0]
    assert image["Architecture"] == architecture


def test_managed_policies_are_there(cloud: Cloud) -> None:
    arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
    policy = cloud.client("iam").get_policy(PolicyArn=arn)["Policy"]
    assert policy["PolicyName"] == "AmazonSSMManagedInstanceCore"


def test_a_certificate_is_valid_at_once(cloud: Cloud) -> None:
    acm = cloud.client("acm")
    arn = acm.request_certificate(DomainName="example.org", ValidationMethod="DNS")["CertificateArn"]
    deadline = time.monotonic() + 120
    while (status := acm.describe_certificate(CertificateArn=arn)["Certificate"]["Status"]) != "ISSUED":
        assert time.monotonic() < deadline, status
        time.sleep(0.2)


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(LocalAwsError) as caught:
            LocalAws(port=port).start()
    assert str(caught.value) == f"the local AWS did not start: port {port} is in use by another program"


def _no_moto(_: str) -> str:
    raise PackageNotFoundError


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        pytest.param(_no_moto, "the local AWS needs moto's server", id="absent"),
        pytest.param(
            lambda _: "5.2.2", "the local AWS needs moto 5.2.3 or newer, here is 5.2.2", id="too old"
        ),
    ],
)
def test_a_moto_that_is(version: object, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "version", version)
    with pytest.raises(LocalAwsError) as caught:
        LocalAws().start()
    assert str(caught.value) == f"{sentence}; pip install 'snowform[local]'"


def test_a_moto_without_its_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "find_spec", lambda _: None)
    with pytest.raises(LocalAwsError) as caught:
        LocalAws().start()
    assert str(caught.value) == (
        "the local AWS needs moto's server, here is moto without it; pip install 'snowform[local]'"
    )
