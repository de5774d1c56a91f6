"""What a program over prebuilt AWS bindings costs on Snowform's engine and on HashiCorp's, whole processes.

python -m benchmarks.bindings PYTHON                       10 and 600 resources, medians of alternating runs

python -m benchmarks.bindings PYTHON                    10 and 600 resources, medians of alternating runs
the package, the index and compiled modules, is there before anything is measured.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.synthesis import Cost, cost, ratio, seconds

PROGRAM = """
from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.eip import Eip
from cdktf_cdktf_provider_aws.iam_instance_profile import IamInstanceProfile
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.instance import Instance, InstanceRootBlockDevice
from cdktf_cdktf_provider_aws.internet_gateway import InternetGateway
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.route_table import RouteTable, RouteTableRoute
from cdktf_cdktf_provider_aws.route_table_association import RouteTableAssociation
from cdktf_cdktf_provider_aws.security_group import SecurityGroup, SecurityGroupIngress
from cdktf_cdktf_provider_aws.subnet import Subnet
from cdktf_cdktf_provider_aws.vpc import Vpc
app = App()
stack = TerraformStack(app, "many")
AwsProvider(stack, "aws", region="eu-central-1")
for n in range({tens}):
    tags = {{"Name": f"site-{{n}}"}}
    vpc = Vpc(stack, f"vpc-{{n}}", cidr_block="10.0.0.0/16", tags=tags)
    gateway = InternetGateway(stack, f"gateway-{{n}}", vpc_id=vpc.id, tags=tags)
    subnet = Subnet(stack, f"subnet-{{n}}", vpc_id=vpc.id, cidr_block="10.0.0.0/24", tags=tags)
    routes = RouteTable(stack, f"routes-{{n}}", vpc_id=vpc.id,
                        route=[RouteTableRoute(cidr_block="0.0.0.0/0", gateway_id=gateway.id)])
    RouteTableAssociation(stack, f"routed-{{n}}", subnet_id=subnet.id, route_table_id=routes.id)
    group = SecurityGroup(stack, f"group-{{n}}", vpc_id=vpc.id, ingress=[
        SecurityGroupIngress(from_port=443, to_port=443, protocol="tcp", cidr_blocks=["0.0.0.0/0"])])
    role = IamRole(stack, f"role-{{n}}", assume_role_policy="{{}}")
    profile = IamInstanceProfile(stack, f"profile-{{n}}", role=role.name)
    host = Instance(stack, f"host-{{n}}", ami="ami-1", instance_type="t3.small", subnet_id=subnet.id,
                    vpc_security_group_ids=[group.id], iam_instance_profile=profile.name,
                    root_block_device=InstanceRootBlockDevice(volume_size=20), tags=tags)
    Eip(stack, f"address-{{n}}", instance=host.id, depends_on=[gateway])
app.synth()
"""
WRITTEN = "cdktf.out/stacks/many/cdk.tf.json"
# How often the memory of processes is looked at, in seconds.
PERIOD = 0.02


def measure(python: str, resources: int, repeat: int) -> None:
    """Print a row for what was measured of a program."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "main.py").write_text(PROGRAM.format(tens=resources // 10))
        commands = {
            "bare": [python, "-c", "pass"],
            "ours": [str(Path(python).with_name("snowform")), "run", python, "main.py"],
            "cdktf": [python, "main.py"],
        }
        written: dict[str, bytes] = {}
        peaks = {}
        for name, command in commands.items():
            # What the first run of a version keeps is no part of the second.
            for _ in range(1 if name == "cdktf" else 2):
                peaks[name] = peak(command, folder)
            if name != "bare":
                written[name] = (folder / WRITTEN).read_bytes()
        rounds: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(repeat):
            for name, command in commands.items():
                rounds[name].append(cost(command, folder))
    same = "the same" if written["ours"] == written["cdktf"] else "DIFFERENT"
    print(_row(resources, rounds, peaks, same), flush=True)


def _row(resources: int, rounds: Mapping[str, Sequence[Cost]], peaks: Mapping[str, float], same: str) -> str:
    cells = [
        f"{resources}",
        f"{seconds(rounds['bare']):.3f}",
        f"{seconds(rounds['ours']):.3f}",
        f"{seconds(rounds['cdktf']):.2f}",
        f"{ratio(rounds, 'ours', 'bare'):.1f}",
        f"{ratio(rounds, 'cdktf', 'ours'):.0f}",
        f"{peaks['ours']:.0f}",
        f"{peaks['cdktf']:.0f}",
        f"{peaks['cdktf'] / peaks['ours']:.0f}",
        same,
    ]
    return f"| {' | '.join(cells)} |"


def peak(command: Sequence[str], cwd: Path) -> float:
    """The largest resident sizes of a process and all that it starts, added up, in megabytes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL)
    largest: dict[int, float] = {}
    while process.poll() is None:
        for pid in _tree(process.pid):
            # It may have ended by now.
            with contextlib.suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text()
                if found := re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE):
                    largest[pid] = int(found[1]) / 1024
        time.sleep(PERIOD)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return sum(largest.values())


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("python", metavar="PYTHON")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 600])
    given = parser.parse_args()
    print("| resources | bare, s | ours, s | cdktf, s | ours × bare | cdktf × ours", end="")
    print(f" | ours, MB | cdktf, MB | × | bytes |\n|{' --- |' * 10}", flush=True)
    for size in given.sizes:
        # Not resolved: the environment's own is a link to another.
        measure(str(Path.cwd() / given.python), size, given.repeat)


if __name__ == "__main__":
    main()
