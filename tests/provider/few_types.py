"""The real AWS provider, seen through a proxy that tells OpenTofu of the types alone that tests use.

OpenTofu asks a provider for the schemas of all its types in each command. AWS' are 1,500 types in 5 MB, and
reading them takes four of the five seconds of a small plan; a hundred types take none. All other calls go
through as they are.

`few_types.py CERTIFICATE PROVIDER` is a provider as OpenTofu starts it; with `-debug`, one to attach to. The
schemas that it has shortened are kept beside the certificate.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import grpc

# Of the protocol, https://github.com/opentofu/opentofu/blob/main/docs/plugin-protocol/tfplugin5.6.proto
SERVICE = "/tfplugin5.Provider/"
SCHEMAS = f"{SERVICE}GetSchema"
SHUTDOWN = "/plugin.GRPCController/Shutdown"
SOURCE = "registry.terraform.io/hashicorp/aws"
# The fields of its answer that are maps of types: of resources, of data sources, of ephemeral resources.
MAPS_OF_TYPES = frozenset({2, 3, 8})
LENGTH_DELIMITED = 2

# A type that is missing here ends a test with "The provider hashicorp/aws does not support ...".
_NAMES = """
ami ami_copy ami_from_instance ami_ids ami_launch_permission autoscaling_group autoscaling_policy
availability_zones caller_identity cloudwatch_event_rule cloudwatch_event_target cloudwatch_log_group
cloudwatch_log_stream db_instance db_parameter_group default_security_group dynamodb_table ebs_snapshot
ebs_snapshot_copy ebs_snapshot_ids ebs_snapshot_import ebs_volume ebs_volumes ec2_managed_prefix_list
ec2_managed_prefix_lists
ecr_repository ecs_cluster efs_file_system egress_only_internet_gateway eip eip_association eips
flow_log iam_access_key iam_group iam_instance_profile iam_policy iam_policy_document iam_role
iam_role_policy iam_role_policy_attachment iam_user iam_user_policy_attachment instance instances
internet_gateway key_pair kinesis_stream kms_alias kms_key lambda_permission launch_template lb
lb_listener lb_target_group lb_target_group_attachment lbs main_route_table_association nat_gateway
nat_gateways network_acl network_acl_rule network_acls network_interface network_interface_attachment
network_interfaces partition region resourcegroupstaggingapi_resources route route53_record
route53_zone route53_zone_association route_table route_table_association route_tables s3_bucket
s3_bucket_lifecycle_configuration s3_bucket_ownership_controls s3_bucket_policy
s3_bucket_public_access_block s3_bucket_server_side_encryption_configuration s3_bucket_versioning
s3_object security_group security_group_rule security_groups sns_topic sns_topic_policy
sns_topic_subscription sqs_queue ssm_parameter subnet subnets
volume_attachment vpc vpc_dhcp_options vpc_endpoint vpc_peering_connection vpc_peering_connections
vpc_security_group_egress_rule vpc_security_group_ingress_rule vpc_security_group_rule
vpc_security_group_rules vpcs
"""
TYPES = frozenset(f"aws_{name}" for name in _NAMES.split())
_UNLIMITED = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
# More than OpenTofu works on at once, for some of them side by side; a stream each lasts a whole command.
_THREADS = 256


def fewer_types(answer: bytes) -> bytes:
    """A provider's answer with the schemas of `TYPES` alone, in the same encoding."""
    kept, at = [], 0
    while at < len(answer):
        start = at
        tag, at = _number(answer, at)
        if tag & 7 != LENGTH_DELIMITED:
            raise ValueError(f"a field of the provider's schemas is no message: {tag}")
        size, at = _number(answer, at)
        if tag >> 3 not in MAPS_OF_TYPES or _key(answer[at : at + size]) in TYPES:
            kept.append(answer[start : at + size])
        at += size
    return b"".join(kept)


def _key(entry: bytes) -> str:
    """The key of an entry of a map; it stands first."""
    _, at = _number(entry, 0)
    size, at = _number(entry, at)
    return entry[at : at + size].decode()


def _number(message: bytes, at: int) -> tuple[int, int]:
    """The number that is encoded there in groups of seven bits, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, at


class Provider:
    """The real provider, started when it is needed: for its schemas alone it is not."""

    def __init__(self, binary: Path) -> None:
        self.binary = binary
        self._starting = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._channel: grpc.Channel | None = None

    def call(self, method: str, request: bytes, context: grpc.ServicerContext) -> bytes:
        """Its answer, or its error; who gives up here gives up there too."""
        asked = self._started().unary_unary(method).future(request)
        context.add_callback(asked.cancel)
        try:
            return bytes(asked.result())
        except grpc.RpcError as error:
            context.abort(error.code(), error.details())
        except grpc.FutureCancelledError:
            context.abort(grpc.StatusCode.CANCELLED, "given up")

    def end(self) -> None:
        with self._starting:
            if self._process:
                self._process.terminate()
                self._process.wait()

    def _started(self) -> grpc.Channel:
        with self._starting:
            if self._channel is None:
                self._channel = grpc.insecure_channel(f"unix:{self._start()}", options=_UNLIMITED)
            return self._channel

    def _start(self) -> str:
        """The socket at which it listens."""
        # Where this process is killed, the provider ends with it.
        tied = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        self._process = subprocess.Popen(
            [*tied, self.binary, "-debug"],
            env={name: value for name, value in os.environ.items() if not name.startswith("PLUGIN_")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        for line in self._process.stdout:
            if found := re.search(r"TF_REATTACH_PROVIDERS='(.+)'", line):
                threading.Thread(target=self._process.stdout.read, daemon=True).start()
                (reached,) = json.loads(found[1]).values()
                return str(reached["Addr"]["String"])
        raise RuntimeError("the provider did not say how to reach it")


class Proxy(grpc.GenericRpcHandler):
    """Hands calls on, byte for byte, but for that of the schemas. `ended` is set when it is told to end."""

    def __init__(self, provider: Provider, kept: Path) -> None:
        self.ended = threading.Event()
        self._provider = provider
        self._kept = kept
        self._asking = threading.Lock()

    def service(self, handler_call_details: Any) -> Any:
        """What answers a call of that name."""
        method: str = handler_call_details.method
        if method == SCHEMAS:
            return grpc.unary_unary_rpc_method_handler(self._schemas)
        if method.startswith(SERVICE):
            return grpc.unary_unary_rpc_method_handler(
                lambda request, context: self._provider.call(method, request, context)
            )
        if method == SHUTDOWN:
            return grpc.unary_unary_rpc_method_handler(self._shutdown)
        # Streams for what these providers do not use; they last as long as OpenTofu does.
        return grpc.stream_stream_rpc_method_handler(self._silence)

    def _schemas(self, request: bytes, context: grpc.ServicerContext) -> bytes:
        with self._asking:
            if not self._kept.exists():
                _write(self._kept, fewer_types(self._provider.call(SCHEMAS, request, context)))
            return self._kept.read_bytes()

    def _shutdown(self, _request: bytes, _context: grpc.ServicerContext) -> bytes:
        self.ended.set()
        return b""

    def _silence(self, _requests: Iterator[bytes], context: grpc.ServicerContext) -> Iterator[bytes]:
        gone = threading.Event()
        context.add_callback(gone.set)
        gone.wait()
        yield from ()


def _write(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    Path(new.name).replace(path)


def _kept_below(folder: Path, binary: Path) -> Path:
    """The file for the schemas of just this provider, shortened by just this program."""
    about = binary.stat()
    what = (str(binary), about.st_size, about.st_mtime_ns, Path(__file__).read_text())
    return folder / hashlib.sha256(repr(what).encode()).hexdigest()


def main(certificate: Path, binary: Path, *, debug: bool) -> None:
    """Serve until OpenTofu says that it is enough, or until SIGTERM."""
    provider = Provider(binary)
    proxy = Proxy(provider, _kept_below(certificate.parent, binary))
    # A terminal's Ctrl-C is for OpenTofu to answer, as with every provider.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda _number, _frame: proxy.ended.set())
    server = grpc.server(ThreadPoolExecutor(_THREADS), handlers=[proxy], options=_UNLIMITED)
    with tempfile.TemporaryDirectory() as own:
        socket = f"{own}/provider"
        if debug:
            server.add_insecure_port(f"unix:{socket}")
            reached = {"Protocol": "grpc", "ProtocolVersion": 5, "Pid": os.getpid(), "Test": True}
            reached["Addr"] = {"Network": "unix", "String": socket}
            ready = f"TF_REATTACH_PROVIDERS='{json.dumps({SOURCE: reached})}'"
        else:
            server.add_secure_port(f"unix:{socket}", _credentials(certificate))
            ready = f"1|5|unix|{socket}|grpc|{_announcement(certificate)}"
        server.start()
        sys.stdout.write(f"{ready}\n")
        sys.stdout.flush()
        proxy.ended.wait()
        server.stop(grace=0.2).wait()
        provider.end()


def _credentials(certificate: Path) -> grpc.ServerCredentials:
    """Of a file with the key and the certificate."""
    pem = certificate.read_bytes()
    return grpc.ssl_server_credentials([(pem, pem)])


def _announcement(certificate: Path) -> str:
    """The certificate as a plugin announces it: what PEM has between its lines, without padding."""
    lines = re.search(r"BEGIN CERTIFICATE-----(.+?)-----END", certificate.read_text(), re.DOTALL)
    assert lines
    return re.sub(r"[\s=]", "", lines[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), debug="-debug" in sys.argv[3:])
