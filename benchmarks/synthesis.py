"""What a synthesis costs, whole process: processor time of it and its children, against what else there is.

python -m benchmarks.synthesis                             the project's own stack, 10 and 10,000 instances
python -m benchmarks.synthesis --against ../before         beside another checkout, with a .venv of its own
python -m benchmarks.synthesis --terranix DIR --nixpkgs DIR    beside Terranix's bare module library
python -m benchmarks.synthesis --scale                     10 to 100,000 instances, with their peak memory
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

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
# What its command line evaluates, without the shell around it and without packages.
TERRANIX = """
{{ terranix, nixpkgs }}:
(import (terranix + "/core/default.nix") {{
  pkgs.lib = import (nixpkgs + "/lib");
  modules = [ ({{ config, ... }}: {{
    provider.aws.region = "eu-central-1";
    resource.aws_vpc.main.cidr_block = "10.0.0.0/16";
    resource.aws_subnet.main-a = {{
      vpc_id = config.resource.aws_vpc.main "id"; cidr_block = "10.0.0.0/24";
    }};
    resource.aws_instance = builtins.listToAttrs (builtins.genList (n: {{
      name = "host-${{toString n}}";
      value = {{
        ami = "ami-1"; instance_type = "t3.small"; subnet_id = config.resource.aws_subnet.main-a "id";
        tags = {{ Name = "host-${{toString n}}"; Vpc = config.resource.aws_vpc.main "id"; }};
      }};
    }}) {n});
  }}) ];
}}).config
"""
SOURCES = {"typed.py": TYPED, "untyped.py": UNTYPED, "floor.py": FLOOR, "terranix.nix": TERRANIX}


class Cost(NamedTuple):
    """Processor time, user's and system's, and the largest resident size of a process with its children."""

    seconds: float
    megabytes: float


Rounds = Mapping[str, Sequence[Cost]]


def cost(command: Sequence[str], cwd: Path) -> Cost:
    # A compiled program is part of every run but the first, whatever the caller's environment says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(commands: Mapping[str, Sequence[str]], cwd: Path, repeat: int) -> Rounds:
    """The costs of each command, run in turns, so that a busy machine slows all of them alike."""
    for command in commands.values():
        cost(command, cwd)
    rounds: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            rounds[name].append(cost(command, cwd))
    return rounds


def seconds(costs: Sequence[Cost]) -> float:
    return statistics.median(one.seconds for one in costs)


def ratio(rounds: Rounds, name: str, base: str) -> float:
    """The median of the ratios, each of two runs that stood beside one another."""
    pairs = zip(rounds[name], rounds[base], strict=True)
    return statistics.median(one.seconds / other.seconds for one, other in pairs)


def synth(checkout: Path, *args: str) -> list[str]:
    return [str(checkout / ".venv/bin/snowform"), "synth", "--engine", "native", *args]


@contextmanager
def programs(count: int) -> Iterator[Path]:
    """A folder with the programs that make so many instances."""
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in SOURCES.items():
            (Path(scratch) / name).write_text(text.format(n=count))
        yield Path(scratch)


def print_ratios(what: str, rounds: Rounds, name: str) -> None:
    """A row for each command that another is compared with."""
    for base in rounds:
        if base != name:
            times = f"{seconds(rounds[name]):.3f} | {seconds(rounds[base]):.3f}"
            print(f"| {what}, {name} | {base} | {times} | {ratio(rounds, name, base):.2f} |", flush=True)


def overview(repeat: int, against: Path | None, terranix: Sequence[str] | None) -> None:
    print("| run | against | s | s | × |\n| --- | --- | --- | --- | --- |")
    one = ["-o", "-", "nixos-host"]
    commands = {
        "checked": synth(ROOT, *one),
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "unchecked": synth(ROOT, "--no-check", *one),
        "as mostly given, all written": synth(ROOT),
    }
    if against:
        # Each checkout has a stack of its own by that name, which should be the same.
        commands["before"] = [*synth(against, *one), "-C", str(against)]
    print_ratios("the project's own stack", compare(commands, ROOT, 3 * repeat), "checked")
    for count, times in ((10, 3 * repeat), (1_000, repeat), (10_000, repeat)):
        with programs(count) as folder:
            app = ["--app", "python typed.py"]
            commands = {"checked": synth(ROOT, *app), "`json.dump`": [sys.executable, "floor.py"]}
            if terranix:
                commands["Terranix's library"] = [*terranix, "terranix.nix"]
            if against:
                commands["before"] = synth(against, *app)
            print_ratios(f"{count:,} typed instances", compare(commands, folder, times), "checked")


def scale(repeat: int, sizes: Sequence[int], *, real: bool) -> None:
    print("| instances | `json.dump` | untyped | typed | typed, checked | peak MB | HashiCorp's, untyped |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in sizes:
        with programs(size) as folder:
            commands = {
                "floor": [sys.executable, "floor.py"],
                "untyped": synth(ROOT, "--app", "python untyped.py", "--no-check"),
                "typed": synth(ROOT, "--app", "python typed.py", "--no-check"),
                "checked": synth(ROOT, "--app", "python typed.py"),
            }
            if real and size <= 10_000:
                command = [word.replace("native", "cdktf") for word in commands["untyped"]]
                commands["cdktf"] = command
            rounds = compare(commands, folder, repeat)
            cells = [f"{seconds(rounds[name]):.2f}" for name in ("floor", "untyped", "typed", "checked")]
            peak = max(one.megabytes for one in rounds["checked"])
            last = f"{seconds(rounds['cdktf']):.1f}" if "cdktf" in rounds else "-"
            print(f"| {size:,} | {' | '.join(cells)} | {peak:.0f} | {last} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--against", type=Path, metavar="CHECKOUT")
    parser.add_argument("--terranix", type=Path, metavar="CHECKOUT")
    parser.add_argument("--nixpkgs", type=Path, metavar="TREE")
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 1_000, 10_000, 30_000, 100_000])
    parser.add_argument("--no-real", action="store_true", help="leave out HashiCorp's engine")
    given = parser.parse_args()
    if given.scale:
        scale(given.repeat, given.sizes, real=not given.no_real)
        return
    evaluate = None
    if given.terranix and given.nixpkgs:
        evaluate = ["nix-instantiate", "--eval", "--strict", "--json"]
        for name in ("terranix", "nixpkgs"):
            evaluate += ["--arg", name, str(getattr(given, name).absolute())]
    overview(given.repeat, given.against and given.against.absolute(), evaluate)


if __name__ == "__main__":
    main()
