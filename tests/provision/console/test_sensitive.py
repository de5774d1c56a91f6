from __future__ import annotations

import base64
import html
import json
import random
import shlex
import stat
import string
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from snowform.provision.console import sensitive
from snowform.provision.console.sensitive import Sensitive
from tests.promises import tried


def hex_dump(text: str) -> str:
    data, lines = text.encode(), []
    for at in range(0, len(data), 16):
        part = data[at : at + 16]
        shown = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{at:08x}: {part.hex(' ', 2):<39}  {shown}")
    return "\n".join(lines)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 of a line": lambda text: base64.b64encode(f"{text}\n".encode()).decode(),
    "base64 behind one byte": lambda text: base64.b64encode(f":{text}".encode()).decode(),
    "base64 behind two bytes": lambda text: base64.b64encode(f"u:{text}@host".encode()).decode(),
    "base64 wrapped": lambda text: base64.encodebytes(
        f"user=admin,password={text}, {'x' * 80}".encode()
    ).decode(),
    "base64 for URLs": lambda text: base64.urlsafe_b64encode(f"?>{text}?>".encode()).decode().rstrip("="),
    "base64 twice": lambda text: base64.b64encode(base64.b64encode(text.encode())).decode(),
    "base32": lambda text: base64.b32encode(text.encode()).decode(),
    "URL": lambda text: f"https://example.org/?key={quote(text, safe='')}&x=1",
    "form": lambda text: f"key={quote_plus(text)}",
    "URL, each byte": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    "quoted-printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
    "JSON": json.dumps,
    "JSON in JSON": lambda text: json.dumps(json.dumps({"key": text})),
    "JSON, each character": lambda text: "".join(f"\\u{ord(char):04x}" for char in text),
    "shell": shlex.quote,
    "shell, double quotes": lambda text: '"' + "".join(f"\\{c}" if c in '"$`\\' else c for c in text) + '"',
    "shell, each character": lambda text: "".join(f"\\{c}" if c != "\n" else c for c in text),
    "Go, bytes": lambda text: "[" + " ".join(map(str, text.encode())) + "]",
    "Go, escapes": lambda text: '"' + "".join(f"\\x{byte:02x}" for byte in text.encode()) + '"',
    "octal escapes": lambda text: "".join(f"\\{byte:03o}" for byte in text.encode()),
    "hexadecimal": lambda text: text.encode().hex(),
    "HEXADECIMAL": lambda text: text.encode().hex().upper(),
    "hexadecimal with colons": lambda text: text.encode().hex(":"),
    "hexadecimal, C": lambda text: ", ".join(f"0x{byte:02x}" for byte in text.encode()),
    "a dump": hex_dump,
    "XML": lambda text: f"<Message>{html.escape(text)}</Message>",
    "XML, each character": lambda text: "".join(f"&#x{ord(char):x};" for char in text),
    "framed and wrapped": lambda text: "│ " + "\n│ ".join(text[at : at + 5] for at in range(0, len(text), 5)),
}
SECRETS = {
    "a word": "hunter22swordfish",
    "a number": "73519284",
    "short": "q7Z",
    "five characters": "q7#Z9",
    "a digit": "7",
    "signs": "p@ss w0rd'x&y\\\"$+%",
    "no ASCII": "Ärger-mit-ß-und-日本",
    "lines": "first-line-of-it\nsecond/line=of+it\n",
    "long": "".join(random.Random(1).choices(string.ascii_letters + string.digits + "+/=", k=400)),
}


def hidden(*secrets: str) -> Sensitive:
    made = Sensitive()
    made.add(secrets)
    return made


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_a_secret_in_any_spelling_is_not_shown(secret: str) -> None:
    """Nothing of a text is left in which a reader would find it."""
    missed = []
    for name, spell in SPELLINGS.items():
        said = f"Error running command 'deploy': exit status 3. Output: {spell(secret)}\n"
        shown = hidden(secret).quoted(said)
        if not ("not shown" in shown or ("(sensitive)" in shown and spell(secret) not in shown)):
            missed.append(name)
    tried(
        "values",
        "a secret in any spelling is not shown",
        inputs=len(SPELLINGS),
        held=len(SPELLINGS) - len(missed),
    )
    assert missed == []


@pytest.mark.promise("values")
@pytest.mark.parametrize(
    "spelling",
    [
        "73519284",
        "73519284.0",
        "7.3519284e+07",
        "7.3519284e7",
        "73,519,284",
        "461d0b4",
        "0x461D0B4",
        "73 519 284",
    ],
)
def test_a_number_in_any_spelling_is_not_shown(spelling: str) -> None:
    shown = hidden("73519284").quoted(f"value {spelling} is invalid")
    assert "not shown" in shown or "(sensitive)" in shown


@pytest.mark.promise("values")
@pytest.mark.parametrize(
    "program", [("xxd",), ("hexdump", "-C"), ("od", "-tx1"), ("od", "-An", "-tx1"), ("base64",)]
)
def test_a_secret_that_a_program_has_dumped_is_not_shown(program: tuple[str, ...]) -> None:
    secret = "correct-horse-battery-staple"
    try:
        text = f"token for the deployment: {secret}"
        dumped = subprocess.run(program, input=text, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        pytest.skip(f"not to be had on this machine: {program[0]}")
    assert "not shown" in hidden(secret).quoted(f"Output:\n{dumped}")


@pytest.mark.promise("values")
@pytest.mark.parametrize(
    "text",
    [
        "creating EC2 Instance: operation error EC2: RunInstances, https response error StatusCode: 400, "
        "RequestID: 0123abcd-4567-89ef-0123-456789abcdef, api error InvalidParameterValue: Value (ami-0) "
        "for parameter imageId is invalid. Expected: 'ami-...'.",
        'Unsupported argument: An argument named "imagee" is not expected here. Did you mean "image"?',
        "dial tcp 10.0.0.7:443: connect: connection refused",
        'arn:aws:iam::123456789012:role/x is "not authorized" to perform: ec2:RunInstances with the message: '
        + base64.b64encode(bytes(range(200))).decode(),
    ],
)
def test_a_text_that_holds_none_is_shown_as_it_is(text: str) -> None:
    secrets = ("hunter22swordfish", "73519284", "q7#Z9", "correct-horse-battery-staple")
    assert hidden(*secrets).quoted(text) == text
    assert hidden().quoted(text) == text


def test_what_is_worth_replacing_is_replaced_where_it_stands() -> None:
    assert (
        hidden("hunter22").quoted("exit status 3. Output: hunter22") == "exit status 3. Output: (sensitive)"
    )


def test_of_several_lines_each_is_replaced() -> None:
    known = hidden("-----BEGIN KEY-----\nc29tZSBrZXk\n-----END KEY-----\n")
    assert known.quoted("got:\n  c29tZSBrZXk\nthen") == "got:\n  (sensitive)\nthen"


def test_the_words_for_truth_hide_nothing() -> None:
    assert hidden("true", "").quoted("it is true") == "it is true"


@pytest.mark.promise("values")
def test_what_is_kept_back_is_in_a_file_for_the_owner_of_the_state(tmp_path: Path) -> None:
    known = hidden("7")
    known.unsaid = tmp_path / "unsaid.txt"
    shown = known.quoted("the pin 7 is wrong")
    assert shown == f"what it says may hold a sensitive value and is not shown; it is in {known.unsaid}"
    assert known.quoted("pin 7") == shown
    assert known.unsaid.read_text() == "the pin 7 is wrong\n\npin 7\n"
    assert stat.S_IMODE(known.unsaid.stat().st_mode) == 0o600


@pytest.mark.promise("values")
def test_of_much_that_is_kept_back_each_is_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = hidden("7")
    known.unsaid = tmp_path / "unsaid.txt"
    known.unsaid.write_text("what an earlier run has left")
    written: list[str] = []
    add = sensitive.append_line
    monkeypatch.setattr(sensitive, "append_line", lambda path, line: written.append(line) or add(path, line))
    for said in ("one 7", "two 7", "one 7", "three 7"):
        assert str(known.unsaid) in known.quoted(said)
    assert known.unsaid.read_text() == "one 7\n\ntwo 7\n\nthree 7\n"
    assert written == ["\ntwo 7", "\nthree 7"]


def test_where_it_cannot_be_kept_it_is_not_shown_all_the_same(tmp_path: Path) -> None:
    known = hidden("7")
    known.unsaid = tmp_path / "missing" / "unsaid.txt"
    assert known.quoted("7") == "what it says may hold a sensitive value and is not shown"


@pytest.mark.promise("values")
def test_nothing_is_shown_until_what_an_apply_has_made_is_known() -> None:
    known = hidden("hunter22")
    known.applying(makes_secrets=True)
    assert "not shown" in known.quoted("Output: something new")
    known.add_all(["something new"])
    assert known.quoted("Output: something new, and more") == "Output: (sensitive), and more"
