"""The options of a stack's module: only those that the stack can use. Data in, data out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from snowform.nixos import language, option_types
from snowform.nixos.facts import Provider
from snowform.nixos.option_types import (
    BOOL,
    PATH,
    POSITIVE,
    SECRET_FILE,
    STR,
    UNSIGNED,
    Enum,
    Matching,
    NixType,
    Submodule,
    attrs_of,
    list_of,
    null_or,
)
from snowform.nixos.options import Code, Option, Value
from snowform.nixos.policy_options import policy_options
from snowform.nixos.variables import Variable

NULL = Value(None)
OFF, ON = Value(data=False), Value(data=True)
NOTHING = Value([])


class Checked(NamedTuple):
    """A provider that has a schema: its source and the schema's version."""

    source: str
    version: str

    @property
    def major(self) -> str:
        """The first part of the version."""
        return self.version.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a stack decides its options.

    `providers` are those that it requires, `checked` those of them whose schema it was held against. `files`
    are the defaults of the options for AWS files by name, None in place of one
    for an option that must be set; `files` itself is None without AWS. `after` are the stacks that the
    program says must be applied before.
    """

    stack: str
    providers: tuple[Provider, ...] = ()
    checked: tuple[Checked, ...] = ()
    variables: tuple[Variable, ...] = ()
    files: dict[str, Value | None] | None = None
    after: tuple[str, ...] = ()
    local_state: bool = True
    outputs: bool = True
    secrets: tuple[Variable, ...] = field(init=False)
    plain: tuple[Variable, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "secrets", tuple(v for v in self.variables if v.sensitive))
        object.__setattr__(self, "plain", tuple(v for v in self.variables if not v.sensitive))

    @property
    def aws(self) -> bool:
        """Whether AWS credentials are of use."""
        return self.files is not None

    @property
    def place(self) -> str:
        """Where the options are."""
        return f"services.snowform.{language.attribute(self.stack)}"


def options(facts: Facts) -> tuple[Option, ...]:
    """All options below `services.snowform.<stack>`, in the order of the module."""
    return (
        Option(
            ("enable",),
            BOOL,
            "Whether to enable applying this stack at boot and whenever it changes.",
            OFF,
            ON,
            maker='lib.mkEnableOption "applying this stack at boot and whenever it changes"',
        ),
        *_packages(facts),
        *(_variable(one) for one in facts.plain),
        *(_secret(one) for one in facts.secrets),
        *(_credentials(facts) if facts.aws else ()),
        *policy_options(aws=facts.aws),
        *_when(facts),
        *_state(facts),
        *_run(facts),
        *_surroundings(facts),
    )


def names_in_nixpkgs(provider: Provider) -> tuple[str, ...]:
    """What nixpkgs may call a provider: since 2025-10 with its namespace, before by its type alone."""
    return (f"{provider.namespace}_{provider.type}", provider.type) if provider.in_nixpkgs else ()


def _packages(facts: Facts) -> Iterator[Option]:
    alone = "One without plugins, as in the example, downloads them, and keeps to the first checksums."
    if not facts.providers:
        text = "The opentofu package to use."
        maker = 'lib.mkPackageOption pkgs "opentofu" { example = "terraform"; }'
        default = Code("pkgs.opentofu")
        yield Option(("package",), option_types.PACKAGE, text, default, Code("pkgs.terraform"), maker=maker)
        return
    text = f"OpenTofu, or Terraform, with the providers of the stack. {alone}"
    default = Code("packaged", _shown(facts))
    yield Option(("package",), option_types.PACKAGE, text, default, Code("pkgs.opentofu"))
    source = language.attribute(facts.providers[-1].source)
    yield Option(
        ("providers",),
        attrs_of(option_types.PACKAGE),
        "Providers in place of those of nixpkgs, or that it lacks, by their source address; the default of "
        "`package` has them. `pkgs.terraform-providers.mkProvider` makes such packages.",
        Value({}),
        Code(f"{{ {source} = pkgs.terraform-provider-{facts.providers[-1].type}; }}"),
    )
    if facts.checked:
        yield Option(
            ("acceptedVersions",),
            attrs_of(Matching("[0-9]+([.].*)?")),
            "Versions of providers that you have looked at: there is no warning of their being other major "
            "versions than that of the schema which the stack was checked against.",
            Value({}),
            Value({facts.checked[0].source: "7"}),
        )


def _shown(facts: Facts) -> str:
    """What the manual says of the package's default."""
    parts: dict[str, None] = {}
    for one in facts.providers:
        names = [f"p.{language.attribute(name)}" for name in names_in_nixpkgs(one)]
        if one.can_be_brought:
            brought = f"config.{facts.place}.providers.{language.attribute(one.source)}"
            parts[f"({' or '.join(names)})" if names else brought] = None
    listed = next(iter(parts)) if len(parts) == 1 else "\n  " + "\n  ".join(parts) + "\n"
    return f"pkgs.opentofu.withPlugins (p: [{f' {listed} ' if len(parts) == 1 else listed}])"


def _variable(one: Variable) -> Option:
    text = one.description or f"The stack's variable `{one.name}`."
    example = None if one.validations else Value(sample(one.type))
    hints = [rule.message for rule in one.validations if rule.condition is None and rule.message]
    text = _with(text, *hints)
    return Option(("variables", one.name), one.type, text, one.default, example, verbatim=True)


def _secret(one: Variable) -> Option:
    text = one.description or f"The stack's variable `{one.name}`."
    form = "" if one.type_text in {"string", "any"} else f" (of the type `{one.type_text}`, as in HCL)"
    text = _with(text, f"A file that holds the value{form}, which systemd hands to a unit when it starts.")
    optional = one.default is not None
    kind = null_or(SECRET_FILE) if optional else SECRET_FILE
    default = NULL if optional else None
    return Option(
        ("secrets", one.name), kind, text, default, Value(f"/run/secrets/{one.name}"), verbatim=True
    )


def _with(description: str, *further: str) -> str:
    """A description with further paragraphs, as nixpkgs ends those of several lines."""
    return "\n\n".join([description, *further]) + "\n" if further else description


def sample(kind: NixType) -> Any:
    """A value of a type, for examples."""
    match kind:
        case option_types.BOOL:
            return True
        case option_types.NUMBER:
            return 1
        case option_types.Wrapped(function="nullOr", inner=inner):
            return sample(inner)
        case option_types.Wrapped(function="listOf", inner=inner):
            return [sample(inner)]
        case option_types.Wrapped(inner=inner):
            return {"name": sample(inner)}
        case option_types.Tuple(items):
            return [sample(item) for item in items]
        case Submodule(members):
            return {member.path[0]: sample(member.type) for member in members if member.default is None}
    return "example"


def _credentials(facts: Facts) -> Iterator[Option]:
    assert facts.files is not None
    what = {
        "file": "A file of AWS credentials (`aws_access_key_id`, `aws_secret_access_key`)",
        "configFile": "An AWS configuration file (profiles, roles, credential processes)",
        "environmentFile": "A file of environment variables (`AWS_ACCESS_KEY_ID=…`, one a line)",
    }
    path = null_or(SECRET_FILE)
    for role, text in (
        ("credentials", "handed to a unit by systemd when it starts."),
        ("planCredentials", "for plans and the search for drift, which change nothing: it may be read-only."),
    ):
        for name, kind in what.items():
            default = facts.files.get(name, NULL) if role == "credentials" else _like(facts, name)
            example = Value(
                {"file": "/run/secrets/aws", "configFile": "/etc/aws/config"}.get(
                    name, "/run/secrets/aws.env"
                )
            )
            yield Option((role, name), path, f"{kind}, {text}", default, example)
        profile = null_or(STR)
        about = "The profile of these files to use, where a provider names none"
        default = NULL if role == "credentials" else _like(facts, "profile")
        yield Option((role, "profile"), profile, f"{about}.", default, Value("production"))
    yield Option(
        ("instanceRole",),
        BOOL,
        "Whether the credentials are this machine's own, from the EC2 instance that it is. Otherwise its "
        "units cannot reach the instance's metadata, so that credentials that do not work are never passed "
        "over for those of the machine, which may belong to another account.",
        OFF,
        ON,
    )


def _like(facts: Facts, name: str) -> Code:
    return Code(f"cfg.credentials.{name}", f"config.{facts.place}.credentials.{name}")


def _when(facts: Facts) -> Iterator[Option]:
    yield Option(
        ("onBoot",),
        BOOL,
        "Whether to apply when the machine boots; boot never waits for it. Otherwise only at a switch.",
        ON,
        OFF,
    )
    yield Option(
        ("wait",),
        BOOL,
        "Whether a switch waits until the stack is applied, and fails where that failed. Either way it lets "
        "a running apply come to its end first.",
        ON,
        OFF,
    )
    yield Option(
        ("refusal",),
        Enum(("fail", "warn")),
        "What a plan that the policy refuses means for the unit: it fails, or it only says so.",
        Value("fail"),
        Value("warn"),
    )
    yield Option(
        ("after",),
        list_of(STR),
        "Stacks of this host that must be applied before this one. When one of them is applied again, so is "
        "this; where one failed, this is applied as soon as that one succeeds.",
        _after(facts),
        Value(["network"]),
        note="Those that the program makes this one depend on, as far as this host has them."
        if facts.after
        else "",
    )
    yield Option(
        ("drift", "enable"), BOOL, "Whether to look for changes made outside, again and again.", OFF, ON
    )
    yield Option(
        ("drift", "schedule"),
        STR,
        "When to look, as {manpage}`systemd.time(7)` describes it.",
        Value("daily"),
        Value("Mon..Fri 06:00"),
    )
    yield Option(
        ("drift", "randomizedDelay"),
        STR,
        "By how much at most a look is put off, at random.",
        Value("30min"),
        Value("2h"),
    )
    yield Option(
        ("drift", "action"),
        Enum(("report", "fail", "apply")),
        "What drift does: it is reported, it also makes the unit fail, or the stack is applied again, under "
        "the same policy.",
        Value("report"),
        Value("fail"),
    )


def _after(facts: Facts) -> Value | Code:
    if not facts.after:
        return NOTHING
    names = " ".join(language.string(name) for name in facts.after)
    listed = f"[ {names} ]" if len(facts.after) == 1 else language.value(list(facts.after), 6)
    enabled = "config.services.snowform.${name}.enable or false"
    return Code(f"lib.filter (name: {enabled}) {listed}")


def _state(facts: Facts) -> Iterator[Option]:
    yield Option(
        ("state", "directory"),
        STR,
        "Where below `/var/lib` all that runs keep is: the state, unless a backend has it, its backups, "
        "journals of what was applied.",
        Value(f"snowform/{facts.stack}"),
        Value("infrastructure/web"),
    )
    yield Option(
        ("state", "backend"),
        null_or(attrs_of(attrs_of(option_types.JSON))),
        "A backend in place of the stack's own, by its kind. Everyone on the host can read this: no place "
        "for secrets.",
        NULL,
        Value({"s3": {"bucket": "states", "key": facts.stack, "region": "eu-central-1"}}),
    )
    yield Option(
        ("state", "persistent"),
        null_or(BOOL),
        "Whether that folder outlives a boot. With `null` the module looks at the host's file systems and at "
        "its initrd, refuses a state that would be lost, and warns where it cannot tell.",
        NULL,
        ON,
    )
    yield Option(
        ("state", "encryptionFile"),
        null_or(SECRET_FILE),
        "A file with the configuration of OpenTofu's state encryption (what `TF_ENCRYPTION` would hold).",
        NULL,
        Value("/run/secrets/state-encryption.hcl"),
    )


def _run(facts: Facts) -> Iterator[Option]:
    def option(name: str, kind: NixType, text: str, default: Any, example: Any) -> Option:
        return Option((name,), kind, text, Value(default), Value(example))

    yield option("lockTimeout", UNSIGNED, "For how many seconds a run waits for another one.", 300, 0)
    yield option(
        "parallelism",
        null_or(POSITIVE),
        "How many operations go on at once; OpenTofu's own number is 10.",
        None,
        4,
    )
    yield option("refresh", BOOL, "Whether plans compare the state with what exists.", True, False)
    yield option(
        "retries", UNSIGNED, "How often failures that pass by themselves are tried again within a run.", 4, 0
    )
    yield option(
        "stopTimeout",
        POSITIVE,
        "For how many seconds an apply may go on when the unit is stopped, as by a shutdown, before it is "
        "cut off; at most 1680, for a reboot is forced after 30 minutes.",
        900,
        1500,
    )
    yield option("backups", POSITIVE, "How many earlier states are kept.", 20, 100)
    if facts.aws:
        yield option(
            "tags",
            BOOL,
            "Whether what is created is tagged with the stack, so that it is found again when a run dies.",
            True,
            False,
        )


def _surroundings(facts: Facts) -> Iterator[Option]:
    yield Option(
        ("path",),
        list_of(option_types.PACKAGE),
        "Packages for the units' path: git and ssh for modules that are fetched, credential processes.",
        NOTHING,
        Code("[ pkgs.git ]"),
    )
    yield Option(
        ("environment",),
        attrs_of(STR),
        "Environment variables for OpenTofu and the providers. Everyone on the host can read them: no place "
        "for secrets.",
        Value({}),
        Value({"HTTPS_PROXY": "http://proxy.example.org:3128"}),
    )
    yield Option(
        ("onFailure",),
        list_of(STR),
        "Units to start when one of the stack's units fails.",
        NOTHING,
        Value(["tell-the-operators.service"]),
    )
    if facts.outputs:
        yield Option(
            ("outputs", "group"),
            null_or(STR),
            "The group that may read the stack's outputs, as `outputs.json`, except sensitive ones. Without "
            "one they are not written.",
            NULL,
            Value("deploy"),
        )
        yield Option(
            ("outputs", "directory"),
            PATH,
            "The folder for outputs; a run makes it.",
            Value(f"/run/snowform-outputs/{facts.stack}"),
            Value("/srv/outputs"),
        )
    yield Option(
        ("metrics", "directory"),
        null_or(PATH),
        f"A folder for `{facts.stack}.prom`, a textfile for Prometheus' node exporter. A run makes it; it "
        "is the stack's own.",
        NULL,
        Value(f"/run/snowform-metrics/{facts.stack}"),
    )
    yield Option(
        ("user",),
        null_or(STR),
        "The user that everything runs as, one of the system's. With `null` systemd makes one up.",
        NULL,
        Value("infrastructure"),
    )
