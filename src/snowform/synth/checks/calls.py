"""Judge the calls of functions in an expression. Calls nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from snowform.errors import did_you_mean
from snowform.expressions import Call, literal_start
from snowform.expressions.functions import ANY_NUMBER, FUNCTIONS, GONE, HOME_EXPANDING
from snowform.synth.checks.attributes import Problem


def check_call(call: Call, text: str = ", )", required: Collection[str] | None = None) -> Iterator[Problem]:
    """What is wrong with a call: the name, the number of arguments, a path in somebody's home folder.

    `text` is that of the whole expression, `required` the local names of the providers that are required,
    None where they are not known.
    """
    name = call.name.removeprefix("core::")
    if "::" in name:
        yield from _check_namespace(name, required)
        return
    if name in GONE:
        # Nobody may ever call it: in a loop over nothing it stands as well as any other.
        return
    if name not in FUNCTIONS:
        yield Problem(f'there is no function "{name}"', did_you_mean(name, FUNCTIONS))
        return
    if not call.expanded:
        yield from _check_count(call, name, text)
    if call.arguments and (path := literal_start(call.arguments[0])).startswith("~"):
        yield from _check_home(name, path)


def _check_namespace(name: str, required: Collection[str] | None) -> Iterator[Problem]:
    """A function of a provider: https://opentofu.org/docs/language/functions/#provider-defined-functions"""
    namespace, provider, *function = name.split("::")
    if namespace != "provider" or not function:
        yield Problem(f"{name}() is no function", "those of a provider are provider::NAME::FUNCTION")
    elif required is not None and provider not in required:
        near = did_you_mean(provider, required)
        message = f'{name}() is of the provider "{provider}", which is not required here'
        yield Problem(message, near or f'name "{provider}" in "required_providers"')


def _check_count(call: Call, name: str, text: str) -> Iterator[Problem]:
    least, most = FUNCTIONS[name]
    given = len(call.arguments)
    missing = "the last argument is empty: CDKTF writes that for a value that is None"
    if given < least or (most != ANY_NUMBER and given > most):
        some = f"at least {least}" if most == ANY_NUMBER else str(least)
        plural = "" if least == 1 else "s"
        hint = missing if call.trailing_comma else ""
        yield Problem(f"{name}() takes {some} argument{plural}, not {given}", hint)
    elif call.trailing_comma and most == ANY_NUMBER and ", )" in text:
        # Of people who write a comma last, none leaves a blank between it and the parenthesis.
        yield Problem(f"{name}() ends with a comma", missing, "warning", "empty-argument")


def _check_home(name: str, path: str) -> Iterator[Problem]:
    shown = f'{name}("{path}")'
    if name == "fileset":
        yield Problem(f'{shown}: fileset() takes "~" for the name of a folder', "write the folder's path")
    elif name not in HOME_EXPANDING:
        return
    elif path == "~" or path.startswith(("~/", "~\\")):
        yield Problem(
            f"{shown} looks in the home folder of whoever runs tofu: on a host that is root's, not yours",
            "read the file in Python, or keep it beside the stack as a TerraformAsset",
            "warning",
            "home-folder",
        )
    else:
        yield Problem(f'{shown}: only "~/" is understood, not the home folder of another user')
