"""What Nix evaluates of a written text is that text, wherever a text of a stack is written as Nix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modules import authorized_keys, provisioning_host, user_data
from snowform.nix import writer
from snowform.nix.writer import Expression, TextError
from snowform.nixos.module import generate
from snowform.nixos.stack.requirements import UnitError
from snowform.packer.configuration import Configuration
from snowform.packer.template import MARKER
from snowform.packer.writing import write as write_image
from tests.draws import examples
from tests.nixos.evaluation import evaluate, nix, write_module

pytestmark = pytest.mark.promise("nix-text")

# What has a meaning in one of Nix' strings, in a comment, or to who wraps lines.
PIECES = ["'", "''", "$", "${", "{", "}", "\\", '"', "\n", "\n\n", "\n  ", "\t", "\r", " ", "  ", "`", "${x}"]
OTHERS = [
    "*/",
    "/*",
    "#",
    "a",
    "wörd",
    "😀",
    "\x7f",
    "\x0b",
    "\x85",
    "\u2028",
    "\\n",
    "''\\",
    "@HERE@",
    "a" * 60,
]
TEXTS = st.lists(st.sampled_from([*PIECES, *OTHERS]), max_size=12).map("".join)
# As many as go through Nix at once: to start it takes longer than they do.
MANY = st.lists(TEXTS, min_size=40, max_size=40)
EXAMPLES = [
    *("'${x}", "'''${x}", "''${x}", "$${x}", "'$${x}", "'${x}'${x}", "${x", "'${", "$$$${x}"),
    *("a'", "a''", "a'''", "$", "'$", "''$", "\\", "\\${x}", "''\\${x}", "'\\", '"', '\\"', "*/ a /*"),
    *("a\nb'", "a\n'${x}\n", "a\nb''", "a\n$", "a\n'$", "\na\n", "\n", "\n\n", "", " ", "''\n''"),
    *("  a\n    b\n", "a\n \nb", "a \nb", "a\n\tb", "a\r\nb\rc", "a\u2028b\nc", "a\x85\nb", "a\x0bb\n"),
    *("One of:\n- a\n- b\n", "a\n\n    code ${x}\n", "@HERE@", "a # b\nc", "e\u0301\n\ufeff"),
]


def in_list(written: list[str]) -> Any:
    """What Nix evaluates of expressions; what stands in none of their strings is live."""
    return nix(
        'let x = "LIVE"; here = "HERE"; in ['
        + "".join(f"\n  (\n    {expression}\n  )" for expression in written)
        + "\n]"
    )


WRITERS = {
    "string": writer.string,
    "value": writer.value,
    "text": lambda text: writer.text(text, 4),
    "text in the first column": lambda text: writer.text(text, 0),
    "name": lambda text: f"builtins.head (builtins.attrNames {{ {writer.attribute(text)} = 1; }})",
    "name in a path": lambda text: (
        f"{{ a.{writer.attribute(text)} = {writer.string(text)}; }}.a.{writer.attribute(text)}"
    ),
    "beside a comment": lambda text: f"{writer.string(text)} # {writer.comment(text)}",
    "string in a machine's configuration": user_data.nix_string,
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_text_is_itself_in_every_form(text: str) -> None:
    assert in_list([written(text) for written in WRITERS.values()]) == [text] * len(WRITERS)


@pytest.mark.parametrize("written", WRITERS.values(), ids=WRITERS)
@settings(max_examples=examples(8, most=200))
@given(texts=MANY)
def test_any_text_is_itself(written: Callable[[str], str], texts: list[str]) -> None:
    assert in_list([written(text) for text in texts]) == texts


@settings(max_examples=examples(8, most=200))
@given(texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=30, max_size=30))
def test_any_text_is_itself_beside_what_nix_computes(texts: list[tuple[str, str]]) -> None:
    parts = [(before, Expression("here"), after) for before, after in texts]
    assert in_list([writer.string(part) for part in parts]) == [
        f"{before}HERE{after}" for before, after in texts
    ]


CONDITIONS = [
    *('x != "a\\\\" && " && " == " " + "&& "', '"(" == "(" && (x == ")" || x != "a") && true'),
    *("true && (-1) < 2 && (1 - 1) == (0 - 0)", "true && (false || (true && !(false && true)))"),
]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_means_the_same_on_several_lines(condition: str) -> None:
    broken = writer.chain(condition, 99, 0)
    assert "\n" in broken
    assert in_list([broken]) == in_list([condition]) == [True]


@settings(max_examples=examples(8, most=200))
@given(texts=MANY)
def test_breaking_a_condition_changes_none_of_its_texts(texts: list[str]) -> None:
    strings = [writer.string(text) for text in texts]
    broken = [
        writer.chain(f'{string} == x || ({string} + " && (" == y && true)', 99, 0) for string in strings
    ]
    compared = [
        f'(x: y: {condition}) {string} null && (x: y: {condition}) null ({string} + " && (")'
        for condition, string in zip(broken, strings, strict=True)
    ]
    assert in_list(compared) == [True] * len(texts)


@pytest.mark.parametrize("text", ["a\0b", "\ud800"], ids=["NUL", "half of a pair"])
def test_a_text_that_nix_has_not_is_refused(text: str) -> None:
    document = {"variable": {"x": {"type": "string", "description": text}}}
    with pytest.raises(
        TextError, match=r"^Nix has no string with U\+[0D]\d00 in it, as '.*' has; leave it out$"
    ):
        generate("web", document, "{}")


def described(texts: list[str]) -> dict[str, Any]:
    """A stack with each text in every place of it that the module shows."""
    variables: dict[str, Any] = {}
    for index, text in enumerate(texts):
        # The condition does not hold, so the host says the message.
        rule = {"condition": f"${{var.plain{index} == {hcl(text)} && false}}", "error_message": text + "."}
        member = f"{{k = optional(string, {hcl(text)})}}"
        variables |= {
            f"plain{index}": {
                "type": "string",
                "default": text,
                "description": text + "!",
                "validation": rule,
            },
            f"hidden{index}": {"sensitive": True, "default": None, "description": text + "!"},
            f"deep{index}": {
                "type": f"object({member})",
                "default": {},
                "validation": {"error_message": text},
            },
            f"{text}{index}": {"type": "map(string)", "default": {text: text}},
        }
    return {"variable": variables}


def hcl(text: str) -> str:
    """A text in HCL's quotes, for an expression."""
    escaped = "".join(writer.ESCAPES.get(sign, sign) for sign in text)
    return '"' + escaped.replace("${", "$${").replace("%{", "%%{") + '"'


def test_the_module_says_what_the_stack_says(tmp_path: Path) -> None:
    check_module(EXAMPLES, tmp_path)


@settings(max_examples=examples(4, most=50))
@given(texts=st.lists(TEXTS, min_size=25, max_size=25))
def test_the_module_says_any_text_of_the_stack(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_module(texts, tmp_path_factory.mktemp("module"))


def check_module(texts: list[str], folder: Path) -> None:
    module = write_module(folder, "web", described(texts))
    host = evaluate([module], "{ services.snowform.web.enable = true; }", folder / "store")
    at = "services.snowform.web"
    for index, text in enumerate(texts):
        plain, hidden = (
            host.options[f"{at}.variables.plain{index}"],
            host.options[f"{at}.secrets.hidden{index}"],
        )
        assert plain["description"] == f"{text}!"
        assert plain["default"] == text
        assert hidden["description"].startswith(f"{text}!\n\nA file that holds the value")
        assert host.options[f"{at}.variables.deep{index}"]["description"].endswith(
            f"\n\n{text}\n" if text else "`."
        )
        assert host.options[f"{at}.variables.{text}{index}"]["default"] == {text: text}
        assert f"{at}.variables.plain{index}: {text}." in host.failed


@pytest.mark.parametrize("name", ["größe", "a'b", "${x}", "a b", ""])
def test_a_secret_s_name_is_a_file_s(name: str) -> None:
    with pytest.raises(UnitError, match="a unit cannot be handed a secret of this name"):
        generate("web", {"variable": {name: {"sensitive": True}}}, "{}")
    assert generate("web", {"variable": {name: {}}}, "{}")


def test_where_a_machine_s_configuration_comes_from_is_a_comment(tmp_path: Path) -> None:
    template, target = tmp_path / "web.json", tmp_path / "web.nix"
    for origin in ["a\n{ x = 1; }", "a\r{ x = 1; }", "*/ ${x}"]:
        write_image(f"// {MARKER}", template, Configuration("{ y = 2; }\n", origin), target, None)
        assert nix(target.read_text()) == {"y": 2}


REFERENCE = "${TfToken[TOKEN.7]}"
MACHINE = '{ ... }: { imports = [ ./amazon-image.nix ]; system.stateVersion = "26.05"; }'


class Fetched:
    """Where a machine finds a module, by texts that nobody has looked at."""

    def __init__(self, text: str) -> None:
        self.stack = self.url = self.hash = text


@pytest.mark.parametrize("text", ["'${x}", '"; y = "', "a\n    b", "\\", "$${x}"])
def test_a_machine_s_configuration_has_texts_as_they_are(text: str) -> None:
    fetching = provisioning_host.configuration([Fetched(text)], MACHINE)
    keys = authorized_keys.with_keys(MACHINE, [text, "other"])
    fetched, known = nix(
        f"let fetching = let builtins.fetchTarball = x: x; in ({fetching}); keys = ({keys}); in map "
        "(machine: builtins.head (machine { }).imports) [ fetching keys ]"
    )
    assert fetched == {"url": text, "sha256": text}
    assert known == {"users": {"users": {"root": {"openssh": {"authorizedKeys": {"keys": [text, "other"]}}}}}}


def test_a_reference_in_a_machine_s_configuration_stays_one() -> None:
    assert user_data.nix_string("s3://$${x}$" + REFERENCE) == f'"s3://$\\${{x}}\\${REFERENCE}"'
