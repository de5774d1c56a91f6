"""The metadata service is asked on EC2 alone, and only where a plan concerns instances."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from snowform.provision.host.instance_metadata import Metadata
from snowform.provision.plan.machine import PLACES, UUIDS, VENDORS, VERSION, Machine, is_ec2
from snowform.provision.run.judgement import identify
from tests.provision.plan.makers import plan, raw

OWN = "i-0123456789abcdef0"
TOKEN = "a-token"
XEN = {UUIDS[0]: "ec2e1916-9099-7caf-fd21-012345abcdef\n"}
NITRO = {PLACES[0]: f"{OWN}\n", VENDORS[0]: "Amazon EC2\n"}
ALONE = {"instance-id": OWN}
TAGGED = {
    **ALONE,
    "tags/instance": "Name\naws:autoscaling:groupName",
    "tags/instance/Name": "web",
    "tags/instance/aws:autoscaling:groupName": "web-group",
}
IN_GROUP = {**ALONE, "autoscaling/target-lifecycle-state": "InService"}
INSTANCE = plan(raw("aws_instance.x", "delete", before={"id": OWN}))
GROUP = plan(raw("aws_autoscaling_group.x", "delete", before={"name": "web-group"}))
BUCKET = plan(raw("aws_s3_bucket.x", "delete", before={"id": "x"}))


class Service:
    """A metadata service of version 2 on this host; `asked` are the paths of its questions."""

    def __init__(self, items: Mapping[str, str]) -> None:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_PUT(self) -> None:
                asked.append(self.path)
                named = self.headers.get("X-aws-ec2-metadata-token-ttl-seconds")
                self._answer(TOKEN if self.path == "/latest/api/token" and named else None)

            def do_GET(self) -> None:
                asked.append(self.path)
                if self.headers.get("X-aws-ec2-metadata-token") != TOKEN:
                    self.send_error(401)
                else:
                    self._answer(items.get(self.path.removeprefix("/latest/meta-data/")))

            def _answer(self, text: str | None) -> None:
                self.send_response(404 if text is None else 200)
                self.end_headers()
                self.wfile.write((text or "").encode())

            def log_message(self, *args: Any) -> None:
                """Nothing."""

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def serve() -> Iterator[Callable[[Mapping[str, str]], Service]]:
    running: list[Service] = []

    def start(items: Mapping[str, str]) -> Service:
        running.append(Service(items))
        return running[-1]

    yield start
    for service in running:
        service.server.shutdown()
        service.server.server_close()


def machine(of: Any, files: Mapping[str, str], service: Service, **environment: str) -> Machine:
    return identify(
        of,
        read=lambda path: files.get(path, ""),
        environment=environment,
        metadata=Metadata(service.address),
    )


@pytest.mark.promise("machine")
@pytest.mark.parametrize(
    ("of", "files", "items", "found"),
    [
        pytest.param(
            INSTANCE, XEN, ALONE, Machine(OWN, ec2=True, groups_known=True), id="an instance of Xen's"
        ),
        pytest.param(GROUP, NITRO, ALONE, Machine(OWN, ec2=True, groups_known=True), id="in no group"),
        pytest.param(GROUP, NITRO, IN_GROUP, Machine(OWN, ec2=True), id="in a group that has no name"),
        pytest.param(
            GROUP,
            XEN,
            TAGGED,
            Machine(OWN, True, frozenset({"web-group"}), groups_known=True, others_known=True),
            id="in a group with a name",
        ),
        pytest.param(
            INSTANCE, XEN, {"instance-id": "something"}, Machine(ec2=True, groups_known=True), id="nonsense"
        ),
    ],
)
def test_what_the_files_do_not_tell_is_asked(
    serve: Callable[[Mapping[str, str]], Service],
    of: Any,
    files: Mapping[str, str],
    items: Mapping[str, str],
    found: Machine,
) -> None:
    assert machine(of, files, serve(items)) == found


@pytest.mark.promise("machine")
@pytest.mark.parametrize(
    ("of", "files", "environment"),
    [
        pytest.param(INSTANCE, {}, {}, id="elsewhere than on EC2"),
        pytest.param(GROUP, {VENDORS[0]: "QEMU"}, {}, id="on another cloud"),
        pytest.param(INSTANCE, NITRO, {}, id="the firmware tells"),
        pytest.param(BUCKET, XEN, {}, id="no instance is concerned"),
        pytest.param(plan(raw("aws_instance.x", "no-op")), XEN, {}, id="nothing is done"),
        pytest.param(GROUP, XEN, {"AWS_EC2_METADATA_DISABLED": "true"}, id="it is forbidden"),
    ],
)
def test_nothing_is_asked_where_it_does_not_count(
    serve: Callable[[Mapping[str, str]], Service],
    of: Any,
    files: Mapping[str, str],
    environment: dict[str, str],
) -> None:
    service = serve(ALONE)
    machine(of, files, service, **environment)
    assert service.asked == []


def test_the_address_is_the_one_of_awss_own_programs(serve: Callable[[Mapping[str, str]], Service]) -> None:
    service = serve(ALONE)
    environment = {
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": service.address,
        "http_proxy": "http://127.0.0.1:9",
    }
    found = identify(INSTANCE, read=lambda path: XEN.get(path, ""), environment=environment)
    assert found.id == OWN


def test_a_service_that_is_silent_leaves_the_machine_unknown() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        # It takes the question and never answers.
        found = identify(
            INSTANCE, read=lambda path: XEN.get(path, ""), environment={}, metadata=Metadata(address, 0.1)
        )
    assert found == Machine(ec2=True)
    closed = Metadata("http://127.0.0.1:1", 0.1)
    assert identify(INSTANCE, read=lambda path: XEN.get(path, ""), environment={}, metadata=closed) == found


@pytest.mark.parametrize(
    ("files", "ec2"),
    [
        ({VENDORS[0]: "Amazon EC2\n"}, True),
        ({VERSION: "4.11.amazon\n", VENDORS[0]: "Xen\n"}, True),
        ({UUIDS[0]: "ec2e1916-9099-7caf-fd21-012345abcdef"}, True),
        ({UUIDS[1]: "EC2E1916-9099-7CAF-FD21-012345ABCDEF"}, True),
        (
            {VERSION: "4.11.debian", VENDORS[0]: "Xen", UUIDS[0]: "45e12a00-dcd1-b213-94ed-012345abcdef"},
            False,
        ),
        ({}, False),
    ],
)
def test_ec2_is_told_by_what_the_firmware_says(files: dict[str, str], ec2: bool) -> None:
    assert is_ec2(lambda path: files.get(path, "")) is ec2
