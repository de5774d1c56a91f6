"""`snowform local`: a local AWS for a shell, or for one command."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from snowform.cli.console import put, say, say_warning
from snowform.local.process import LocalAws, LocalAwsError


@click.command(context_settings={"allow_interspersed_args": False})
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on; by default a free one."
)
@click.option(
    "--image",
    "images",
    multiple=True,
    metavar="NAME",
    help="One more machine image, newer than all others; its architecture is read from its name. Repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print endpoint and environment as JSON.")
@click.argument("argv", nargs=-1, type=click.UNPROCESSED, metavar="[-- COMMAND [ARG]...]")
def command(port: int, images: tuple[str, ...], as_json: bool, argv: tuple[str, ...]) -> int:
    """Run a local AWS, or COMMAND against it.

    It is moto's server on 127.0.0.1, with fixes for what OpenTofu's AWS provider needs, and with NixOS'
    machine images. Everything in it is lost when it ends.

    With COMMAND it lasts as long as COMMAND, which gets an environment that points to it, without your own
    AWS settings; the exit code is COMMAND's. Without, it prints that environment for a shell and lasts
    until Ctrl-C.

    \b
    Examples:
      snowform local -- tofu -chdir=out/nixos-host apply
      snowform local -- sh -c 'cd out/nixos-host && tofu init && tofu apply && tofu plan'
      snowform local --port 5000 --image nixos/26.11.1.abc-x86_64-linux

    Exit codes: COMMAND's own, 1 where the local AWS cannot start or COMMAND is not found, 2 wrong usage.
    """
    if argv and as_json:
        raise click.UsageError("--json describes the local AWS for other programs; it takes no COMMAND")
    program = shutil.which(argv[0]) if argv else None
    if argv and program is None:
        raise LocalAwsError(f'there is no command "{argv[0]}"')
    with LocalAws(images, port=port) as aws:
        for sentence in aws.unmended:
            say_warning(f"a gap of the local AWS is not mended: {sentence}")
        if program is not None:
            return _run([program, *argv[1:]], aws)
        return _serve(aws, _as_json(aws) if as_json else _as_shell(aws))


def _run(argv: list[str], aws: LocalAws) -> int:
    """Run the command to its end; Ctrl-C and a SIGTERM are for it to answer, as in a shell."""
    process: subprocess.Popen[bytes] | None = None
    asked_to_end = False

    def end() -> None:
        nonlocal asked_to_end
        asked_to_end = True
        if process:
            process.terminate()

    # Before the command starts: it may say that it is ready, and be interrupted, at once.
    with _on_signal(signal.SIGINT, lambda: None), _on_signal(signal.SIGTERM, end):
        try:
            process = subprocess.Popen(argv, env=aws.isolated(os.environ))
        except OSError as error:
            raise LocalAwsError(f"cannot run {argv[0]}: {error.strerror}") from error
        if asked_to_end:
            process.terminate()
        code = process.wait()
    return code if code >= 0 else 128 - code


def _serve(aws: LocalAws, description: str) -> int:
    """Print how to get there and wait for Ctrl-C or SIGTERM, which are this command's good end."""
    ended: list[bool] = []
    with (
        _on_signal(signal.SIGINT, lambda: ended.append(True)),
        _on_signal(signal.SIGTERM, lambda: ended.append(True)),
    ):
        put(description)
        say(f"a local AWS answers at {aws.endpoint}; Ctrl-C ends it")
        while not ended:
            if not aws.running:
                raise LocalAwsError("the local AWS has ended by itself")
            time.sleep(0.2)
    return 0


@contextmanager
def _on_signal(number: signal.Signals, action: Callable[[], object]) -> Iterator[None]:
    def handle(_number: int, _frame: FrameType | None) -> None:
        action()

    before = signal.signal(number, handle)
    try:
        yield
    finally:
        signal.signal(number, before)


def _as_shell(aws: LocalAws) -> str:
    """Lines for a shell: what leads there, and an end to what would lead elsewhere."""
    wanted = aws.environment()
    others = sorted(name for name in os.environ if name.startswith("AWS_") and name not in wanted)
    exports = [f"export {name}={shlex.quote(value)}" for name, value in wanted.items()]
    return "\n".join([*(f"unset {name}" for name in others), *exports])


def _as_json(aws: LocalAws) -> str:
    report = {
        "endpoint": aws.endpoint,
        "region": aws.region,
        "environment": aws.environment(),
        "images": [image.name for image in aws.images],
        "unmended": list(aws.unmended),
    }
    return json.dumps(report, indent=2)
