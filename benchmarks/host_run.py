"""What a host's run costs against tofu by hand on the same stack: processor time, children included.

python -m benchmarks.host_run [--rounds N] [--program FOLDER ...]

By hand is what people type: `tofu init && tofu apply -auto-approve`, and for drift `tofu init && tofu plan
-refresh-only`. Each round has each of them once, by hand and by each program (a folder `provision/`, this
checkout's where none is given), against a local AWS of its own. Needs the AWS provider unpacked.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from snowform.local import LocalAws
from snowform.provision.tofu.environment import environment
from snowform.tofu import cli_config, find_tofu

ROOT = Path(__file__).parents[1]
STACK = ROOT / "nix" / "nixos-host"
INIT = ("init", "-input=false")
APPLY = ("apply", "-input=false", "-auto-approve")
REFRESH_ONLY = ("plan", "-input=false", "-refresh-only")
BY_HAND = {"first apply": (INIT, APPLY), "no changes": (INIT, APPLY), "drift": (INIT, REFRESH_ONLY)}
BY_PROGRAM = {"first apply": ("apply", "--yes"), "no changes": ("apply", "--yes"), "drift": ("drift",)}
# A tofu that notes what each of its commands took.
NOTING = """#!{python} -IS
import resource, subprocess, sys
code = subprocess.call([{tofu!r}, *sys.argv[1:]], close_fds=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
words = " ".join(word for word in sys.argv[1:3] if not word.startswith("-"))
print(words, used.ru_utime + used.ru_stime, used.ru_maxrss, sep="\\t", file=open({log!r}, "a"))
sys.exit(code)
"""


def seconds(argv: Sequence[str], variables: Mapping[str, str], folder: Path) -> float:
    """Processor time of a command and all below it; it has to end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=dict(variables), cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextmanager
def new_folder() -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder with the stack in it, and the variables that lead to a local AWS of its own."""
    with tempfile.TemporaryDirectory(prefix="host-run-") as name, LocalAws() as aws:
        folder = Path(name)
        shutil.copytree(STACK, folder / "stack", copy_function=shutil.copyfile)
        (folder / "override.tf.json").write_text(json.dumps(aws.override()))
        variables = environment(aws.environment())
        yield folder, {**variables, "TF_CLI_CONFIG_FILE": str(cli_config(ROOT / ".cache"))}


def by_hand() -> Iterator[tuple[str, float]]:
    """Each operation and its processor time."""
    with new_folder() as (folder, variables):
        (folder / "override.tf.json").rename(folder / "stack" / "local_override.tf.json")
        for name, commands in BY_HAND.items():
            took = (seconds([str(find_tofu()), *words], variables, folder / "stack") for words in commands)
            yield name, sum(took)


def by_program(program: Path, details: list[str]) -> Iterator[tuple[str, float]]:
    """The same by a program; what it asked tofu for goes to `details`."""
    with new_folder() as (folder, variables):
        log, tofu = folder / "log", folder / "tofu"
        tofu.write_text(NOTING.format(python=sys.executable, tofu=str(find_tofu()), log=str(log)))
        tofu.chmod(0o755)
        paths = {
            "--stack": "nixos-host",
            "--configuration": folder / "stack",
            "--state": folder / "state",
            "--cache": folder / "cache",
            "--tofu": tofu,
            "--override": folder / "override.tf.json",
            "--cli-config": variables.pop("TF_CLI_CONFIG_FILE"),
        }
        options = [str(word) for pair in paths.items() for word in pair]
        for name, (command, *more) in BY_PROGRAM.items():
            log.write_text("")
            yield name, seconds([sys.executable, str(program), command, *options, *more], variables, folder)
            asked = (line.split("\t") for line in log.read_text().splitlines())
            told = ", ".join(f"{words} {float(took):.2f}" for words, took, _ in asked)
            details.append(f"  {name}: {told}")


def main() -> None:
    """Print the table, and of the last round what each run asked tofu for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", type=Path, nargs="*", default=[ROOT / "src/snowform/provision"])
    given = parser.parse_args()
    programs: list[Path] = given.program
    if not cli_config(ROOT / ".cache"):
        sys.exit("the AWS provider does not lie unpacked on this machine")
    os.environ.pop("TF_CLI_CONFIG_FILE", None)
    hand: dict[str, list[float]] = {}
    own: dict[tuple[Path, str], list[float]] = {}
    for _ in range(given.rounds):
        details: dict[Path, list[str]] = {program: [] for program in programs}
        for name, took in by_hand():
            hand.setdefault(name, []).append(took)
        for program in programs:
            for name, took in by_program(program.absolute(), details[program]):
                own.setdefault((program, name), []).append(took)
    for program in programs:
        print(program)
        for name in BY_HAND:
            mine, theirs = own[program, name], hand[name]
            ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
            print(
                f"  {name:12} {statistics.median(mine):6.2f} s, "
                f"by hand {statistics.median(theirs):6.2f} s: x {ratio:.2f}"
            )
        print(*details[program], sep="\n")


if __name__ == "__main__":
    main()
