"""What tofu says is read as errors with their addresses, and sorted by whether waiting helps."""

from __future__ import annotations

import json

import pytest

from snowform.provision.tofu.diagnostics import (
    Diagnostic,
    Failure,
    TofuFailed,
    classify,
    from_json,
    from_text,
)

REFUSED = (
    "waiting for EC2 Instance: operation error EC2: DescribeInstances, exceeded maximum number of attempts, "
    '3, https response error StatusCode: 0, RequestID: , request send failed, Post "http://127.0.0.1:9/": '
    "dial tcp 127.0.0.1:9: connect: connection refused"
)
INIT = """
╷
│ Error: Failed to query available provider packages
│
│ Could not retrieve the list of available versions for provider hashicorp/aws: could not connect to
│ registry: dial tcp: lookup registry: no such host
╵
"""


def error(detail: str, summary: str = "creating EC2 Instance") -> Diagnostic:
    return Diagnostic("error", summary, detail)


@pytest.mark.parametrize(
    ("detail", "wanted"),
    [
        pytest.param(REFUSED, Failure.TRANSIENT, id="connection refused"),
        pytest.param("api error RequestLimitExceeded: Request limit exceeded.", Failure.TRANSIENT, id="EC2"),
        pytest.param("ThrottlingException: Rate exceeded", Failure.TRANSIENT, id="throttled"),
        pytest.param("https response error StatusCode: 503, RequestID: x", Failure.TRANSIENT, id="503"),
        pytest.param("lookup ec2.eu-central-1.amazonaws.com: no such host", Failure.TRANSIENT, id="DNS"),
        pytest.param("read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer", Failure.TRANSIENT),
        pytest.param("2 errors: ConditionalCheckFailedException: unexpected end of JSON", Failure.TRANSIENT),
        pytest.param("net/http: TLS handshake timeout", Failure.TRANSIENT, id="TLS"),
        pytest.param("api error UnauthorizedOperation: You are not authorized", Failure.PERMANENT, id="IAM"),
        pytest.param("InvalidClientTokenId: The security token is invalid", Failure.PERMANENT, id="key"),
        pytest.param("StatusCode: 403, api error AccessDenied: no", Failure.PERMANENT, id="denied"),
        pytest.param("api error InvalidAMIID.NotFound: no such image", Failure.PERMANENT, id="not found"),
        pytest.param("VcpuLimitExceeded: You have requested more", Failure.PERMANENT, id="quota"),
        pytest.param('An argument named "x" is not expected here.', Failure.PERMANENT, id="syntax"),
    ],
)
def test_errors_are_sorted_by_what_helps(detail: str, wanted: Failure) -> None:
    assert classify([error(detail)]) is wanted


@pytest.mark.promise("units")
@pytest.mark.parametrize(
    "detail",
    [
        pytest.param(
            "operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: x, api "
            "error SignatureDoesNotMatch: Signature expired: 20200101T000000Z is now earlier than "
            "20260101T000000Z (20260101T001500Z - 15 min.)",
            id="the clock is behind",
        ),
        pytest.param(
            "api error SignatureDoesNotMatch: Signature not yet current: 20360101T000000Z is still later "
            "than 20260101T001500Z (20260101T000000Z + 15 min.)",
            id="the clock is ahead",
        ),
        pytest.param(
            "api error InvalidSignatureException: Signature expired: 2020 is now", id="JSON services"
        ),
        pytest.param(
            "StatusCode: 403, api error RequestTimeTooSkewed: The difference between the request time and "
            "the current time is too large.",
            id="S3",
        ),
        pytest.param("api error RequestExpired: Request has expired.", id="EC2"),
        pytest.param(
            "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current "
            "time 1970-01-01T00:00:10Z is before 2025-06-01T00:00:00Z",
            id="TLS",
        ),
    ],
)
def test_what_a_wrong_clock_makes_fail_passes(detail: str) -> None:
    assert classify([error(detail)]) is Failure.TRANSIENT


@pytest.mark.promise("units")
@pytest.mark.parametrize(
    "detail",
    [
        "api error SignatureDoesNotMatch: The request signature we calculated does not match the signature "
        "you provided. Check your AWS Secret Access Key and signing method.",
        "api error ExpiredToken: The security token included in the request is expired",
        "x509: certificate signed by unknown authority",
        "x509: certificate is valid for a.example.org, not b.example.org",
    ],
)
def test_what_only_resembles_it_does_not(detail: str) -> None:
    assert classify([error(detail)]) is Failure.PERMANENT


def test_one_error_that_stays_makes_waiting_useless() -> None:
    assert classify([error(REFUSED), error("AccessDenied")]) is Failure.PERMANENT
    assert classify([error(REFUSED), Diagnostic("warning", "deprecated", "")]) is Failure.TRANSIENT


def test_locks_and_stale_plans_have_sorts_of_their_own() -> None:
    assert classify([error("Lock Info:\n  ID: 1", "Error acquiring the state lock")]) is Failure.LOCKED
    assert classify([error("", "Saved plan is stale")]) is Failure.STALE_PLAN


def test_json_output_gives_diagnostics_with_addresses_whatever_else_is_in_it() -> None:
    lines = [
        '{"type":"version"}',
        json.dumps(
            {"diagnostic": {"severity": "error", "summary": "s", "detail": "d", "address": "aws_vpc.a"}}
        ),
        '{"diagnostic": {"severity": "er',
        "panic: not json",
    ]
    assert from_json(lines) == (Diagnostic("error", "s", "d", "aws_vpc.a"),)


def test_framed_text_gives_the_same() -> None:
    (found,) = from_text(INIT)
    assert found.severity == "error"
    assert found.summary == "Failed to query available provider packages"
    assert classify([found]) is Failure.TRANSIENT


def test_colours_do_not_hide_an_error() -> None:
    text = "\x1b[31m╷\x1b[0m\n\x1b[31m│\x1b[0m \x1b[1m\x1b[31mError: \x1b[0m\x1b[1mNo such thing\x1b[0m\n"
    assert [diagnostic.summary for diagnostic in from_text(text)] == ["No such thing"]


def test_the_first_error_speaks_and_the_others_are_counted() -> None:
    failed = TofuFailed("plan", (Diagnostic("warning", "w"), error("d1", "one"), error("d2", "two")), "")
    assert str(failed) == "tofu plan: one: d1 (and 1 more errors)"
    assert str(TofuFailed("plan", (), "", code=2)) == "tofu plan: exit code 2"
