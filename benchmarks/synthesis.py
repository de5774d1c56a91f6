"""How long a synthesis takes, whole process: Snowform's engine, HashiCorp's, and the floor of plain JSON.

python -m benchmarks.synthesis                  the project's own stack
python -m benchmarks.synthesis --scale          1,000 / 10,000 / 30,000 instances
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SNOWFORM = [str(Path(sys.executable).with_name("snowform")), "synth"]

TYPED = """
from cdktf import App, TerraformStack
from snowform.aws import AwsProvider, Instance, Subnet, Vpc
app = App()
stack = TerraformStack(app, "many")
AwsProvider(stack, "aws", region="eu-central-1")
vpc = Vpc(stack, "main", cidr_block="10.0.0.0/16")
subnet = Subnet(stack, "main-a", vpc_id=vpc.id, cidr_block="10.0.0.0/24")
for n in range({n}):
    Instance(stack, f"host-{{n}}", ami="ami-1", instance_type="t3.small", subnet_id=subnet.id,
             tags={{"Name": f"host-{{n}}", "Vpc": vpc.id}})
app.synth()
"""
UNTYPED = """
from cdktf import App, TerraformProvider, TerraformResource, TerraformStack
app = App()
stack = TerraformStack(app, "many")
TerraformProvider(stack, "aws", terraform_resource_type="aws")
vpc = TerraformResource(stack, "main", terraform_resource_type="aws_vpc")
for n in range({n}):
    host = TerraformResource(stack, f"host-{{n}}", terraform_resource_type="aws_instance")
    host.add_override("ami", "ami-1")
    host.add_override("subnet_id", vpc.get_string_attribute("id"))
app.synth()
"""
FLOOR = """
import json
subnet, vpc = "${{aws_subnet.main-a.id}}", "${{aws_vpc.main.id}}"
hosts = {{
    f"host-{{n}}": {{"ami": "ami-1", "instance_type": "t3.small", "subnet_id": subnet,
                   "tags": {{"Name": f"host-{{n}}", "Vpc": vpc}}}}
    for n in range({n})
}}
with open("floor.json", "w") as file:
    json.dump({{"resource": {{"aws_instance": hosts}}}}, file, indent=2, sort_keys=True)
"""


def run(command: Sequence[str], cwd: Path) -> float:
    """Seconds of one process; its output is thrown away."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def compare(commands: Mapping[str, Sequence[str]], cwd: Path, repeat: int) -> dict[str, float]:
    """The median of each command, run in turns so that a busy machine slows all of them."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            times[name].append(run(command, cwd))
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def own_stack(repeat: int) -> None:
    to_stdout = [*SNOWFORM, "-o", "-", "nixos-host"]
    medians = compare(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "native, unchecked": [*to_stdout, "--no-check", "--engine", "native"],
            "native, checked": [*to_stdout, "--engine", "native"],
            "native, checked and written": [*SNOWFORM, "--engine", "native"],
            "cdktf, unchecked": [*to_stdout, "--no-check", "--engine", "cdktf"],
        },
        ROOT,
        repeat,
    )
    bare = medians["python -c pass"]
    print("| run | median s | × bare Python |\n| --- | --- | --- |")
    for name, seconds in medians.items():
        print(f"| {name} | {seconds:.3f} | {seconds / bare:.1f} |")


def scale(repeat: int, sizes: Sequence[int], *, real: bool) -> None:
    print("| instances | floor (json.dump) | untyped | typed | typed, checked | peak MB | cdktf, untyped |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            for name, text in (("typed", TYPED), ("untyped", UNTYPED), ("floor", FLOOR)):
                (folder / f"{name}.py").write_text(text.format(n=size))
            native = [*SNOWFORM, "--engine", "native", "--app"]
            commands = {
                "floor": [sys.executable, "floor.py"],
                "untyped": [*native, "python untyped.py", "--no-check"],
                "typed": [*native, "python typed.py", "--no-check"],
                "checked": [*native, "python typed.py"],
            }
            if real and size <= 10_000:
                app = ["--app", "python untyped.py"]
                commands["cdktf"] = [*SNOWFORM, "--engine", "cdktf", *app, "--no-check"]
            medians = compare(commands, folder, repeat)
            peak = peak_megabytes(commands["checked"], folder)
            cells = [f"{medians[name]:.2f}" for name in ("floor", "untyped", "typed", "checked")]
            last = f"{medians['cdktf']:.1f}" if "cdktf" in medians else "-"
            print(f"| {size:,} | {' | '.join(cells)} | {peak:.0f} | {last} |", flush=True)


def peak_megabytes(command: Sequence[str], cwd: Path) -> float:
    """The largest resident size of a process."""
    pid = os.fork()
    if pid == 0:
        run(command, cwd)
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        (cwd / "peak").write_text(str(used))
        os._exit(0)
    os.waitpid(pid, 0)
    return int((cwd / "peak").read_text()) / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 1_000, 10_000, 30_000])
    parser.add_argument("--no-real", action="store_true", help="leave out HashiCorp's engine")
    given = parser.parse_args()
    if given.scale:
        scale(given.repeat, given.sizes, real=not given.no_real)
    else:
        own_stack(given.repeat)
