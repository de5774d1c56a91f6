"""What is found of a stack when the system is built: the check, run in this process and as the build "
"runs it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from snowform.nixos import Companions
from snowform.nixos.lib.check import check, give
from tests.nixos.cases import BUILT_IN, ELSEWHERE, HOST, SEVERAL, VARIABLES
from tests.nixos.evaluation import PROVIDERS, evaluate, write_module
from tests.nixos.shared import Check, evaluate_shared

PATH = "services.snowform.stacks.web"
# What check.nix says of a host that sets nothing but where the folder is.
BARE: dict[str, Any] = {
    "optionPath": PATH,
    "name": "web",
    "format": 1,
    "variables": {},
    "secrets": [],
    "acceptedVersions": {},
    "credentials": {"file": False, "configFile": False},
    "providers": {},
    "after": {"named": [], "here": ["web"], "isOrdered": False},
    "later": {"refused": [], "warned": []},
}
# What the stack with variables wants.
GOOD: dict[str, Any] = {
    "variables": {"name": "host", "zones": ["a"], "disks": [{"size": 1}]},
    "secrets": ["password"],
}
AWS = {"providers": {"hashicorp/aws": "6.52.0"}}
KEYS = {"credentials": {"file": True, "configFile": True}}
OF_SEVERAL = {
    "providers": {"1password/onepassword": "3.3.0", "hashicorp/aws": "6.52.0", "hashicorp/random": "3.8.0"},
    **KEYS,
}


def found(folder: Path, **host: Any) -> tuple[list[str], list[str]]:
    """The complaints about a host that sets this, without the path of the options, and the warnings."""
    out = folder.with_name("warnings")
    refused = check({**BARE, **host}, folder, out)
    warned = out.read_text().splitlines() if not refused else []
    return [_short(text) for text in refused], [_short(text.removeprefix("snowform: ")) for text in warned]


def _short(text: str) -> str:
    assert text.startswith(PATH)
    return text.removeprefix(PATH)


@pytest.mark.parametrize(
    ("document", "host"),
    [
        pytest.param(BUILT_IN, {}, id="nothing to set"),
        pytest.param(HOST, {**AWS, **KEYS}, id="AWS"),
        pytest.param(SEVERAL, OF_SEVERAL, id="several providers"),
        pytest.param(SEVERAL, {"providers": None, **KEYS}, id="a package of the host's own"),
        pytest.param(VARIABLES, GOOD, id="variables"),
    ],
)
def test_a_host_that_sets_all_that_the_stack_wants_is_not_refused(
    document: dict[str, Any], host: Mapping[str, Any], tmp_path: Path
) -> None:
    assert found(write_module(tmp_path, "web", document), **host) == ([], [])


def variables(**values: Any) -> dict[str, Any]:
    return {**GOOD, "variables": {**GOOD["variables"], **values}}


@pytest.mark.parametrize(
    ("host", "complaint"),
    [
        pytest.param(
            {**GOOD, "variables": {"name": "x", "disks": []}},
            ".variables.zones must be set: the stack has no default for it.",
            id="a variable that must be set",
        ),
        pytest.param(
            {**GOOD, "secrets": []},
            ".secrets.password must be set: the stack has no default for it.",
            id="a secret that must be set",
        ),
        pytest.param(
            variables(tag={}),
            ".variables.tag: the stack has no such variable; did you mean tags?",
            id="an unknown variable",
        ),
        pytest.param(
            variables(password="x"),
            ".variables.password: the stack marks it as sensitive, and everyone could read it in the Nix "
            "store. Put it into a file, and name that in secrets.password.",
            id="a sensitive one in plain",
        ),
        pytest.param(
            {**GOOD, "secrets": ["password", "size"]},
            ".secrets.size: the variable is not sensitive. Set variables.size.",
            id="a plain one as a secret",
        ),
        pytest.param(
            {**GOOD, "secrets": ["password", "licence"]},
            ".secrets.licence: the stack has no sensitive variable of that name; did you mean license?",
            id="an unknown secret",
        ),
        pytest.param(
            variables(count="2"), '.variables.count: "2" is not of the type number.', id="no number"
        ),
        pytest.param(
            variables(count=True), ".variables.count: true is not of the type number.", id="a boolean"
        ),
        pytest.param(variables(size=None), ".variables.size: null is not of the type string.", id="null"),
        pytest.param(variables(zones="a"), '.variables.zones: "a" is not a list.', id="no list"),
        pytest.param(
            variables(tags={"a": 1}), ".variables.tags.a: 1 is not of the type string.", id="in a map"
        ),
        pytest.param(variables(tags=["a"]), '.variables.tags: ["a"] is not an attribute set.', id="no map"),
        pytest.param(
            variables(pair=["a", "b"]), '.variables.pair.1: "b" is not of the type bool.', id="in a tuple"
        ),
        pytest.param(
            variables(pair=["a"]),
            ".variables.pair: its length is 1, and the stack wants 2.",
            id="a tuple's length",
        ),
        pytest.param(
            variables(disks=[{"size": 1}, {"size": "1"}]),
            '.variables.disks.1.size: "1" is not of the type number.',
            id="in an object in a list",
        ),
        pytest.param(
            variables(disks=[{}]),
            ".variables.disks.0: it has no attribute size, which the stack has no default for.",
            id="an object's attribute that must be set",
        ),
        pytest.param(
            variables(disks=[{"size": 1, "kinds": "gp2"}]),
            ".variables.disks.0: the stack knows no attribute kinds of it; did you mean kind?",
            id="an object's unknown attribute",
        ),
    ],
)
def test_values_that_are_not_the_stacks_are_named(
    host: Mapping[str, Any], complaint: str, tmp_path: Path
) -> None:
    assert found(write_module(tmp_path, "web", VARIABLES), **host) == ([complaint], [])


@pytest.mark.parametrize(
    "values",
    [
        {"extra": {"any": ["thing", None]}},
        {"tags": None},
        {"count": 2.5},
        {"disks": [{"size": 1, "snapshot": None, "kind": "gp2"}]},
        {"disks": None},
    ],
)
def test_values_of_the_stacks_types_are_taken(values: dict[str, Any], tmp_path: Path) -> None:
    assert found(write_module(tmp_path, "web", VARIABLES), **variables(**values)) == ([], [])


@pytest.mark.parametrize(
    ("document", "host", "complaints"),
    [
        pytest.param(
            HOST,
            {},
            [
                ".credentials.file must be set: the stack has its AWS credentials in a file, "
                "/run/credentials/aws.",
                '.providers: the stack needs hashicorp/aws. Say providers."hashicorp/aws" = null for that '
                "of nixpkgs, or bring a package of it along; or set package to an OpenTofu that has it.",
            ],
            id="nothing",
        ),
        pytest.param(
            HOST,
            {"providers": {"hashicorp/aws": "6.0.0", "hashicorp/awz": "1.0.0"}, **KEYS},
            [".providers: the stack has no hashicorp/awz; did you mean hashicorp/aws?"],
            id="a provider too many",
        ),
        pytest.param(
            ELSEWHERE,
            {"providers": {"terraform.example.org/acme/rack": "1.0.0"}, **KEYS},
            [
                ".package: nixpkgs has no registry.terraform.io/hashicorp/aws for OpenTofu. In the stack, "
                "hashicorp/aws without the host is right; or set package."
            ],
            id="one of another registry",
        ),
        pytest.param(
            SEVERAL,
            {"providers": {**OF_SEVERAL["providers"], "hashicorp/aws": "7.0.0"}, **KEYS},
            [
                ".package: this nixpkgs has hashicorp/aws 7.0.0, the stack wants >= 5.100, < 7. Set "
                "package to one with another version, or bring that along in providers."
            ],
            id="a version that the stack refuses",
        ),
        pytest.param(
            SEVERAL,
            {"providers": {**OF_SEVERAL["providers"], "hashicorp/aws": ""}, **KEYS},
            [],
            id="a package that does not say its version",
        ),
    ],
)
def test_what_the_providers_and_their_credentials_lack_is_named(
    document: dict[str, Any], host: Mapping[str, Any], complaints: list[str], tmp_path: Path
) -> None:
    assert found(write_module(tmp_path, "web", document), **host)[0] == complaints


@pytest.mark.parametrize(
    ("after", "complaints"),
    [
        pytest.param({}, [], id="the other is not on this host"),
        pytest.param(
            {"here": ["network", "web"]},
            [
                ".after must be set: the program makes this stack depend on network, which this host has: "
                'after = [ "network" ].'
            ],
            id="forgotten",
        ),
        pytest.param({"here": ["network"], "named": ["network"], "isOrdered": True}, [], id="named"),
        pytest.param({"here": ["network"], "isOrdered": True}, [], id="left out on purpose"),
    ],
)
def test_a_stack_of_the_host_that_comes_first_is_not_forgotten(
    after: Mapping[str, Any], complaints: list[str], tmp_path: Path
) -> None:
    folder = write_module(tmp_path, "web", BUILT_IN, Companions(after=("network",)))
    assert found(folder, after={**BARE["after"], **after})[0] == complaints


def test_nothing_is_missing_but_what_opentofu_is_given(tmp_path: Path) -> None:
    folder = write_module(tmp_path, "web", VARIABLES)
    for name in ("default.nix", "validations.nix"):
        (folder / name).unlink()
    assert found(folder, **GOOD) == ([], [])


def test_all_complaints_are_made_at_once(tmp_path: Path) -> None:
    refused, _ = found(write_module(tmp_path, "web", VARIABLES), variables={"count": "2"}, name="mail")
    assert [text.split()[0] for text in refused] == [
        *(".configuration:", ".variables.count:", ".variables.name", ".variables.zones"),
        ".secrets.password",
    ]


def test_a_folder_of_another_stack_is_refused(tmp_path: Path) -> None:
    assert found(write_module(tmp_path, "mail", BUILT_IN))[0] == [
        ".configuration: this is the stack mail, and its state and tags go by that name. Say "
        'services.snowform.stacks."mail".'
    ]


def test_a_folder_of_another_version_is_refused_and_nothing_else_is_said_of_it(tmp_path: Path) -> None:
    folder = write_module(tmp_path, "web", VARIABLES)
    stack = json.loads((folder / "stack.json").read_text())
    (folder / "stack.json").write_text(json.dumps({**stack, "format": 2}))
    (said,) = found(folder)[0]
    assert said.startswith(": it is of another version of Snowform than this module")


@pytest.mark.parametrize("content", [None, "{", "\xff", "[1]", "3"])
def test_a_folder_that_is_none_of_a_stacks_is_refused(content: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    if content is not None:
        (folder / "stack.json").write_bytes(content.encode("latin-1"))
    (said,) = found(folder)[0]
    assert said.startswith(f".configuration: there is no stack.json in {folder} that can be read.")
    assert give(folder, tmp_path / "given") != []


@pytest.mark.parametrize("listed", [True, False], ids=["of many", "of a folder without a list"])
def test_files_that_are_missing_are_named(listed: bool, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "key").write_text("x")
    folder = write_module(tmp_path / "nix", "web", BUILT_IN, Companions({"assets": tmp_path / "assets"}))
    if not listed:
        (folder / "files.json").unlink()
    shutil.rmtree(folder / "assets")
    (said,) = found(folder)[0]
    missing = "assets, assets/key" if listed else "assets"
    assert said.startswith(f".configuration: of its module these files are missing: {missing}. A flake")
    assert give(folder, tmp_path / "given") != []
    assert not (tmp_path / "given").exists()


@pytest.mark.parametrize(("local", "said"), [(True, ["a"]), (False, ["b"])])
def test_what_hangs_on_where_the_state_is_is_said_where_it_holds(
    local: bool, said: list[str], tmp_path: Path
) -> None:
    backend = {} if local else {"terraform": {"backend": {"http": {"address": "https://states.example.org"}}}}
    folder = write_module(tmp_path, "web", {**BUILT_IN, **backend})
    later = [
        {"message": f"{PATH}a", "when": {"localState": True}},
        {"message": f"{PATH}b", "when": {"localState": False}},
    ]
    assert found(folder, later={"refused": later, "warned": []})[0] == said
    assert found(folder, later={"refused": [], "warned": later})[1] == said


def test_the_words_are_those_of_a_generated_module(tmp_path: Path) -> None:
    """With the same faults, but for what a host of the shared module can say otherwise."""
    volatile = 'fileSystems."/".fsType = "tmpfs";'
    files = 'credentials.configFile = null; credentials.file = "/run/aws";'
    local = {key: value for key, value in SEVERAL["terraform"].items() if key != "backend"}
    folder = write_module(tmp_path, "web", {**SEVERAL, "terraform": local})
    providers = {**PROVIDERS, "hashicorp_aws": "7.0.0"}
    brought = '"acme/rack" = { name = "rack"; outPath = "/pkgs/rack"; version = "1.0.0"; };'
    own = f"web = {{ enable = true; {files} providers = {{ {brought} }}; }};"
    generated = evaluate(
        [folder], f"{{ services.snowform = {{ {own} }}; {volatile} }}", tmp_path / "a", providers
    )
    named = '"1password/onepassword" = null; "hashicorp/aws" = null; "hashicorp/random" = null;'
    beside = f"{files} providers = {{ {named} {brought} }};"
    theirs = f"stacks.web = {{ enable = true; configuration = {folder}; {beside} }};"
    shared = evaluate_shared(
        f"{{ services.snowform = {{ {theirs} }}; {volatile} }}", tmp_path / "b", providers=providers
    )
    assert shared.failed == []
    made = Check.of(shared)
    refused, _ = found(made.folder, **made.settings)
    expected = [" ".join(text.split()).removeprefix("services.snowform.web") for text in generated.failed]
    assert len(expected) == 3
    assert sorted(refused) == sorted(expected)
    # Where there is nothing to refuse, what there is to know: by both.
    right = {**OF_SEVERAL["providers"], "hashicorp/random": "4.0.0"}
    looked_at = {"providers": right, "later": BARE["later"], **KEYS}
    _, warned = found(made.folder, **{**made.settings, **looked_at})
    generated = evaluate(
        [folder],
        f"{{ services.snowform.web = {{ enable = true; {files} }}; }}",
        tmp_path / "c",
        {**PROVIDERS, "hashicorp_random": "4.0.0"},
    )
    told = [" ".join(text.split()).removeprefix("services.snowform.web") for text in generated.warnings]
    assert warned == told != []


@pytest.mark.parametrize(
    ("more", "code", "said", "made"),
    [
        pytest.param(
            'variables = { name = "x"; zones = [ ]; disks = [ ]; }; secrets.password = "/run/password";',
            0,
            "",
            "",
            id="right",
        ),
        pytest.param(
            'variables = { name = 1; disks = [ ]; zones = [ ]; }; secrets.password = "/run/password";',
            1,
            f"- {PATH}.variables.name: 1 is not of the type string.\n",
            "",
            id="wrong",
        ),
        pytest.param(
            'variables = { name = "x"; zones = [ ]; disks = [ ]; }; secrets.password = "/run/password";'
            "state.backend.http = { };",
            0,
            "",
            "",
            id="with a backend",
        ),
    ],
)
def test_the_build_ends_with_what_is_wrong(
    more: str, code: int, said: str, made: str, tmp_path: Path
) -> None:
    folder = write_module(tmp_path / "nix", "web", VARIABLES)
    settings = f"{{ services.snowform.stacks.web = {{ enable = true; configuration = {folder}; {more} }}; }}"
    built = Check.of(evaluate_shared(settings, tmp_path / "store")).build(tmp_path)
    assert built == (code, said, made)


def test_a_switch_says_what_there_is_to_know(tmp_path: Path) -> None:
    folder = write_module(tmp_path / "nix", "web", HOST)
    brought = '{ name = "aws"; outPath = "/pkgs/aws"; version = "7.2.0"; }'
    more = f'providers."hashicorp/aws" = {brought}; credentials.file = "/run/aws";'
    settings = f"{{ services.snowform.stacks.web = {{ enable = true; configuration = {folder}; {more} }}; }}"
    code, said, made = Check.of(evaluate_shared(settings, tmp_path / "store")).build(tmp_path)
    assert (code, made) == (0, said)
    assert made.splitlines() == [
        f"snowform: {PATH}.credentials.configFile is not set, and the stack names an AWS configuration file.",
        f"snowform: {PATH}: the stack was checked against hashicorp/aws 5.100.0 and 6.69.1; "
        "this host has 7.2.0. "
        'Look at what has changed, then say acceptedVersions."hashicorp/aws" = "7.2.0".',
    ]
