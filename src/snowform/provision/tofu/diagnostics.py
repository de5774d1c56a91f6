"""tofu's errors: read from what it prints, and sorted by whether trying again can help."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from ..errors import ProvisionError
from ..patterns import regex
from ..records import dataclass


class Failure(Enum):
    """What a failed command asks for: wait, wait for a lock, plan again, or an operator."""

    TRANSIENT = "transient"
    LOCKED = "locked"
    STALE_PLAN = "stale plan"
    PERMANENT = "permanent"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One error or warning; `address` is the resource's where it concerns one.

    Where it concerns a place in the configuration: its file (relative to tofu's folder), its line from one on
    (0 for none), and the block's address.
    """

    severity: str
    summary: str
    detail: str = ""
    address: str = ""
    file: str = ""
    line: int = 0
    block: str = ""

    def __str__(self) -> str:
        return self.quoted(str)

    def quoted(self, quote: Callable[[str], str]) -> str:
        """In one line, what is said in it as `quote` gives it: the texts are those of other programs."""
        about = f"{self.address}: " if self.address else ""
        detail = " ".join(quote(self.detail).split()) if self.detail.strip() else ""
        summary = quote(self.summary)
        return f"{about}{summary}" + (f": {detail}" if detail and detail != summary else "")


class TofuFailed(ProvisionError):
    """A command of tofu's ended with errors; `output` is all that it said.

    The message has what `quote` lets through. Diagnostics and output are as they came: to judge, not to show.
    """

    def __init__(
        self,
        command: str,
        diagnostics: tuple[Diagnostic, ...],
        output: str,
        code: int = 1,
        *,
        quote: Callable[[str], str] = str,
    ) -> None:
        self.command = command
        self.quote = quote
        self.diagnostics = diagnostics
        self.output = output
        errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity == "error"]
        first = first_line(output)
        said = errors[0].quoted(quote) if errors else (quote(first) if first else f"exit code {code}")
        more = f" (and {len(errors) - 1} more errors)" if len(errors) > 1 else ""
        super().__init__(f"{said}{more}", where=f"tofu {command}")

    @property
    def failure(self) -> Failure:
        """What it asks for; that of the least hopeful error where there are several."""
        return classify(self.diagnostics, self.output)


# What AWS's SDK and Go's network library say when the other side did not answer, or asked for patience
# (https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html lists AWS's codes).
_TRANSIENT = regex(
    r"""connection\ (refused|reset|timed\ out|attempt\ failed) | no\ such\ host | network\ is\ unreachable
    | no\ route\ to\ host | i/o\ timeout | TLS\ handshake\ timeout | unexpected\ EOF | :\ EOF\b | broken\ pipe
    | context\ deadline\ exceeded | Client\.Timeout | server\ misbehaving | Temporary\ failure
    | use\ of\ closed\ network\ connection | http2:\ | http:\ server\ closed\ idle\ connection
    | ConditionalCheckFailed
    | \bThrottl(ing|ed) | RequestLimitExceeded | TooManyRequests | Rate\ exceeded | RequestThrottled
    | SlowDown | BandwidthLimitExceeded | LimitExceededException:\ Rate | PriorRequestNotComplete
    | ProvisionedThroughputExceeded | TransactionInProgress | EC2ThrottledException
    | RequestTimeout | RequestExpired | InternalError | InternalFailure | InternalServerError
    | Internal\ Server\ Error | ServiceUnavailable | Service\ Unavailable | Bad\ Gateway | Gateway\ Time-?out
    | StatusCode:\ 5\d\d | status\ code:?\ 5\d\d | exceeded\ maximum\ number\ of\ attempts
    | failed\ to\ get\ rate\ limit\ token | request\ send\ failed | Failed\ to\ (query|install).*registry""",
    re.VERBOSE | re.IGNORECASE,
)
# They come in the company of the above ("exceeded maximum number of attempts" follows any retried error).
_PERMANENT = regex(
    r"InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|ExpiredToken|AccessDenied|AuthFailure"
    r"|UnauthorizedOperation|No valid credential sources|OptInRequired|InvalidAccessKeyId"
)
# What a clock that is wrong brings about, and that passes once it is set: a host may have the network before
# the time of day (crypto/x509;
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html).
_CLOCK = regex(
    r"""RequestTimeTooSkewed | difference\ between\ the\ request\ time\ and\ the\ (current|server)
    | Signature\ expired | Signature\ not\ yet\ current | is\ now\ earlier\ than | is\ still\ later\ than
    | certificate\ has\ expired\ or\ is\ not\ yet\ valid | RequestInTheFuture""",
    re.VERBOSE | re.IGNORECASE,
)
_COLOUR = regex(r"\x1b\[[0-9;]*m")
_LOCKED = "Error acquiring the state lock"
_STALE = "Saved plan is stale"


def classify(diagnostics: Iterable[Diagnostic], output: str = "") -> Failure:
    """What these errors ask for. One that is not known to pass by itself makes all of them permanent."""
    errors = [f"{error.summary}\n{error.detail}" for error in diagnostics if error.severity == "error"] or [
        output
    ]
    # Without the holder of a lock, asking for it failed for another reason.
    if any(_LOCKED in text and "Lock Info:" in text for text in errors):
        return Failure.LOCKED
    if any(_STALE in text for text in errors):
        return Failure.STALE_PLAN
    return Failure.TRANSIENT if all(map(_passes, errors)) else Failure.PERMANENT


def is_clock_error(text: str) -> bool:
    """Whether an error is one that a wrong clock brings about."""
    return _CLOCK.search(text) is not None


def _passes(text: str) -> bool:
    # AWS calls a signature of another time one that does not match.
    return is_clock_error(text) or bool(_TRANSIENT.search(text) and not _PERMANENT.search(text))


def from_json(lines: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics of `-json` output (https://opentofu.org/docs/internals/machine-readable-ui/)."""
    return tuple(diagnostic(found) for found in _diagnostics(lines))


def events_of(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The events of `-json` output, an object a line; what is none is passed over.

    https://opentofu.org/docs/internals/machine-readable-ui/
    """
    for line in lines:
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict):
            yield event


def from_text(text: str) -> tuple[Diagnostic, ...]:
    """The same of a command that has no `-json`: its framed paragraphs, `Error: SUMMARY`, then the detail."""
    found: list[Diagnostic] = []
    paragraph: list[str] = []
    head = ""
    for raw in [*_COLOUR.sub("", text).splitlines(), "Error: "]:
        line = raw.lstrip("│╷╵| ").rstrip()
        if line.startswith(("Error: ", "Warning: ")) or raw == "Error: ":
            if head:
                severity, _, summary = head.partition(": ")
                found.append(Diagnostic(severity.lower(), summary, "\n".join(paragraph).strip()))
            head, paragraph = line, []
        elif head:
            paragraph.append(line)
    return tuple(found)


def _diagnostics(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for event in events_of(line for line in lines if '"diagnostic"' in line):
        if isinstance(event.get("diagnostic"), dict):
            yield event["diagnostic"]


def diagnostic(raw: Mapping[str, Any]) -> Diagnostic:
    """One as tofu writes it in JSON."""
    place = _object(raw.get("range"))
    line = _object(place.get("start")).get("line")
    return Diagnostic(
        severity=str(raw.get("severity", "error")),
        summary=str(raw.get("summary", "")),
        detail=str(raw.get("detail", "")),
        address=str(raw.get("address", "")),
        file=str(place.get("filename", "")),
        line=line if isinstance(line, int) else 0,
        block=str(_object(raw.get("snippet")).get("context") or ""),
    )


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def first_line(output: str) -> str:
    """What a program says first that is no event; empty where it says nothing."""
    lines = (line.strip("│╷╵ ") for line in output.splitlines())
    return next((line for line in lines if line and not line.startswith("{")), "")
