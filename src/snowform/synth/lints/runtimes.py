"""A runtime with which Lambda makes no function any more; the provider still takes it.

https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.schema.facts import shipped
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import arguments
from snowform.synth.lints.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each function with such a runtime."""
    for argument in arguments(subject, "aws_lambda_function", "runtime"):
        line = shipped().line("lambda-runtimes")
        if isinstance(argument.value, str) and argument.value in line["gone"]:
            since, successor = line["gone"][argument.value]
            yield argument.warning(
                f'with "{argument.value}" no function can be made since {since}, by {line["by"]}',
                f'take a later one: the last is "{successor}"' if successor else "",
                rule="lambda-runtime",
            )
