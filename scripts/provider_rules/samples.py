"""Values to try on arguments: such as no rule takes, and such as a rule of some kind does."""

from __future__ import annotations

from typing import Any

# What nearly any rule refuses, to learn whether there is one.
NONSENSE: dict[str, list[Any]] = {
    "string": ["!nonsense ~", "", "a", "-7", "x" * 70_000],
    "number": [-987_654_321, 987_654_321, 0, 7],
    "bool": [],
}
_ARNS = [
    f"arn:aws:{rest}"
    for rest in (
        "iam::123456789012:role/a",
        "s3:::bucket",
        "kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "lambda:eu-central-1:123456789012:function:f",
        "sns:eu-central-1:123456789012:t",
        "sqs:eu-central-1:123456789012:q",
        "acm:eu-central-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
        "ec2:eu-central-1:123456789012:vpc/vpc-0123456789abcdef0",
    )
]
_LENGTHS = (1, 2, 3, 8, 32, 63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 513, 1000, 1025, 2049, 4097, 8193)
# What this or that rule takes: a rule that refuses one which the provider takes is not a rule.
TEXTS: list[str] = [
    *("", "a", "A", "ab", "AB", "abc", "ABC", "default", "Default", "none", "NONE", "ALL", "*", "0", "1", "-1"),
    *("5", "60", "300", "3600", "65535", "true", "false", "a b", "a_b", "a-b", "a.b", "a/b", "/a", "/a/", "a/"),
    *("a:b", "-a", "a-", "_a", "a@b", "#a", "$a", "ä", "\n", "a\n", " a", "a,b"),
    *_ARNS,
    *("arn:aws-cn:s3:::b", "arn:aws-us-gov:iam::123456789012:user/a", "arn:aws:iam::aws:policy/A", "arn:x", "arn:"),
    *("{}", "[]", '{"a": 1}', '"a"', "1.5", "null", '{"Version":"2012-10-17","Statement":[]}'),
    *("10.0.0.0/16", "10.0.0.1/16", "10.0.0.0/28", "0.0.0.0/0", "::/0", "fd00::/8", "2001:db8::/56", "10.0.0.1"),
    *("10.0.0.1/32", "fd00::1", "255.255.255.0"),
    *("2030-01-01T00:00:00Z", "2030-01-01T00:00:00+02:00", "2030-01-01", "01:00", "01:00-02:00"),
    *("sun:05:00-sun:06:00", "Sun:05:00-Sun:06:00", "cron(0 12 * * ? *)", "rate(1 day)", "rate(5 minutes)", "P1D"),
    *("https://example.com", "https://example.com/a?b=c", "http://example.com", "s3://bucket/key", "example.com"),
    *("*.example.com", "user@example.com", "us-east-1", "eu-central-1", "eu-central-1a", "123456789012"),
    *("1234abcd-12ab-34cd-56ef-1234567890ab", "vpc-12345678", "vpc-0123456789abcdef0", "alias/a", "alias/aws/a"),
    *("ami-0123456789abcdef0", "subnet-0123456789abcdef0", "sg-0123456789abcdef0", "t3.micro", "db.t3.micro"),
    *("bWluZA==", "YQ==", "+491234567", "DE", "EUR", "en-US", "Europe/Berlin", "UTC", "1.0", "1.2.3", "v1", "$LATEST"),
    *("x" * length for length in _LENGTHS),
]
NUMBERS: list[int | float] = [
    *(-(2**31), -1000, -2, -1, 0, 1, 2, 3, 4, 5, 7, 10, 16, 24, 30, 31, 50, 60, 64, 90, 99, 100, 101, 120, 128, 200),
    *(255, 256, 300, 365, 400, 443, 500, 600, 900, 1000, 1024, 1440, 3600, 3653, 4000, 5000, 8192, 10_000, 65_535),
    *(65_536, 86_400, 100_000, 604_800, 1_000_000, 2**31 - 1, 2**31, 2**32, 2**40),
]
