"""The terraform block: version constraints, required providers, backends.

https://opentofu.org/docs/language/settings
"""

from __future__ import annotations

from typing import Any

from tests.synth.checks.corpus.case import Case, Document, twins


def settings(**body: Any) -> Document:
    return {"terraform": body, "resource": {"terraform_data": {"a": {}}}}


def required(requirement: Any, name: str = "aws") -> Document:
    return settings(required_providers={name: requirement})


def version(constraint: Any) -> Document:
    return required({"source": "hashicorp/aws", "version": constraint})


def source(address: Any) -> Document:
    return required({"source": address})


# A constraint that is none, and one like it.
CONSTRAINTS: tuple[tuple[Any, Any], ...] = (
    ("latest", "5.100.0"),
    ("~> five", "~> 5"),
    ("~>", "~> 5.0"),
    ("^5.0", ">= 5.0"),
    ("5.x", "5"),
    ("5.*", "5.0"),
    (">5 <6", ">5, <6"),
    (">= 5.0 || < 4", ">= 5.0, < 6"),
    ("=> 5", ">= 5"),
    ("=< 5", "<= 5"),
    ("== 5", "= 5"),
    ("~ 5", "!= 5"),
    ("~= 5", "~>5.0.1"),
    ("v5.0", "= 5.0.0"),
    ("5.0.0.0", "5.0.0"),
    ("5..0", "5.0.0-beta1"),
    ("5.", "5.0.0+build"),
    (".5", "0.5"),
    ("5.0-", ">= 5.0.0-rc1"),
    (">= 5,", ">= 5,<6"),
    (",>= 5", ">=5"),
    (">= 5,, < 6", " >= 5 "),
    ("5.01", "5.1"),
    ("", "> 0"),
    (5, "5"),
    (None, "> 1, < 9, != 4.0"),
    ([">= 5"], ">= 5"),
    ("*", ">= 0"),
    (">= five", ">= 5"),
    ("5.0 - 6.0", "~> 5.100"),
    ("1 2", "1.2"),
    (">= ${var.v}", ">= 5"),
)

# The address of a provider that is none, and one that is.
SOURCES: tuple[tuple[Any, Any], ...] = (
    ("hashicorp/", "hashicorp/aws"),
    ("/aws", "aws"),
    ("hashicorp//aws", "registry.opentofu.org/hashicorp/aws"),
    ("a/b/c/d", "example.com/b/c"),
    ("hashicorp/a_b", "hashicorp/a-b"),
    ("hashicorp/aws ", "HashiCorp/AWS"),
    ("hashi corp/aws", "hashi-corp/aws"),
    ("https://example.com/b/c", "example.com:8080/b/c"),
    ("hashicorp/-aws", "hashicorp/aws1"),
    ("hashicorp/aws-", "hashicorp/aws-x"),
    ("hashicorp/terraform-provider-aws", "hashicorp/provider-aws"),
    ("hashicorp/aws--x", "hashicorp/a"),
    ("../aws", "hashicorp/aws"),
    ("hashicorp.aws", "hashicorp1/aws"),
    ("", "aws"),
    (5, "aws"),
    (None, "aws"),
    (["hashicorp/aws"], "aws"),
    ("${var.v}", "aws"),
    ("localhost/b/c", "local.host/b/c"),
    ("-/aws", "a/aws"),
    ("hashicorp/aws@5", "hashicorp/aws"),
)

CASES: tuple[Case, ...] = (
    *(
        c
        for wrong, right in CONSTRAINTS
        for c in twins(f"version of a provider {wrong!r}, or {right!r}", version(wrong), version(right))
    ),
    *(
        c
        for wrong, right in CONSTRAINTS
        if right in {"~> 5", ">5, <6"} or wrong in ("latest", 5, None, "", "5.x")
        for c in twins(
            f"version of OpenTofu {wrong!r}",
            settings(required_version=wrong),
            settings(required_version="> 0.1, < 99"),
        )
    ),
    *(
        c
        for wrong, right in SOURCES
        for c in twins(f"source {wrong!r}, or {right!r}", source(wrong), source(right))
    ),
    *twins(
        "version that this program has not",
        settings(required_version="< 1"),
        settings(required_version="> 1"),
        differs="it hangs on the program that runs",
    ),
    *twins("versions as a list", settings(required_version=[">= 1"]), settings(required_version=">= 1")),
    *twins("constraint alone, wrong", required("~> five"), required("~> 5.0")),
    *twins("requirement is a number", required(5), required({})),
    *twins("requirement is a list", required([]), required({"source": "hashicorp/aws"})),
    *twins("requirement is null", required(None), required({"version": "5.0"})),
    *twins(
        "requirement with an unknown argument",
        required({"source": "aws", "region": "x"}),
        required({"source": "aws"}),
    ),
    *twins(
        "two of one source",
        settings(
            required_providers={"aws": {"source": "hashicorp/aws"}, "amazon": {"source": "hashicorp/aws"}}
        ),
        settings(required_providers={"aws": {"source": "hashicorp/aws"}, "amazon": {"source": "acme/aws"}}),
    ),
    *twins(
        "required twice",
        settings(required_providers=[{"aws": {}}, {"random": {}}]),
        settings(required_providers=[{"aws": {}}]),
    ),
    *twins("name of a provider with a blank", required({}, "a b"), required({}, "a-b")),
    *twins("name of a provider with an underscore", required({}, "a_b"), required({}, "ab")),
    *twins("name of a provider in capitals", required({}, "AWS"), required({}, "aws")),
    *twins("name of a provider begins with a digit", required({}, "1aws"), required({}, "aws1")),
    *twins("name of a provider begins with a dash", required({}, "-aws"), required({}, "a-ws")),
    *twins(
        "required_providers is a text", settings(required_providers="aws"), settings(required_providers={})
    ),
    *twins(
        "unknown backend",
        settings(backend={"s33": {}}),
        settings(backend={"s3": {"bucket": "b", "key": "k", "region": "r"}}),
        differs="`tofu init` refuses it",
    ),
    *twins(
        "backend that is gone",
        settings(backend={"etcd": {}}),
        settings(backend={"http": {"address": "http://x"}}),
        differs="`tofu init` refuses it",
    ),
    *twins("two backends", settings(backend={"s3": {}, "local": {}}), settings(backend={"local": {}})),
    *twins(
        "two backends, as a list",
        settings(backend=[{"local": {}}, {"s3": {}}]),
        settings(backend=[{"local": {}}]),
    ),
    *twins("backend is a text", settings(backend="local"), settings(backend={"local": {"path": "x"}})),
    *twins(
        "backend and cloud",
        settings(backend={"local": {}}, cloud={"organization": "x", "workspaces": {"name": "y"}}),
        settings(cloud={"organization": "x", "workspaces": {"name": "y"}}),
    ),
    *twins(
        "backend with a reference",
        settings(backend={"local": {"path": "${var.v}"}}),
        settings(backend={"local": {"path": "x"}}),
    ),
    *twins(
        "backend with an unknown argument",
        settings(backend={"local": {"bucket": "x"}}),
        settings(backend={"local": {"workspace_dir": "x"}}),
    ),
    *twins("unknown argument", settings(require_version="1"), settings(required_version="> 1")),
    *twins("unknown block", settings(provider={"aws": {}}), settings(required_providers={})),
    *twins("experiment that is none", settings(experiments=["many"]), settings()),
    *twins("experiments as a text", settings(experiments="x"), settings(required_version="> 1")),
    *twins("block is a text", {"terraform": "x"}, {"terraform": [{"required_version": "> 1"}]}),
    *twins("block is a list of texts", {"terraform": ["x"]}, {"terraform": []}),
    *twins(
        "aliases as a text",
        required({"source": "aws", "configuration_aliases": "aws.us"}),
        required({"source": "aws", "configuration_aliases": []}),
    ),
    *twins(
        "aliases of another provider",
        required(
            {"source": "terraform.io/builtin/terraform", "configuration_aliases": ["aws.us"]}, "terraform"
        ),
        required({"source": "terraform.io/builtin/terraform"}, "terraform"),
    ),
    *twins(
        "alias without a name",
        required({"source": "aws", "configuration_aliases": ["aws"]}),
        required({"source": "aws"}),
    ),
    *twins(
        "alias with two names",
        required({"source": "aws", "configuration_aliases": ["aws.us.east"]}),
        required({"source": "aws"}),
    ),
    *twins(
        "aliases twice",
        required({"source": "aws", "configuration_aliases": ["aws.us", "aws.us"]}),
        required({"source": "aws"}),
    ),
)
