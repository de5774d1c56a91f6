"""Python's names for what Terraform names: classes, modules, arguments, attributes. Reads no schema.

Classes and modules are named as CDKTF's provider generator names them, so that programs written for the
prebuilt bindings find them here. Arguments and attributes keep Terraform's own names; the few that Python
or CDKTF has taken get a trailing underscore. docs/typed-providers.md is the same rule for readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from keyword import iskeyword

from snowform.hints import Any, Literal

Kind = Literal["resource", "data", "ephemeral", "provider"]
NOUNS: Mapping[Kind, str] = {
    "resource": "resource",
    "data": "data source",
    "ephemeral": "ephemeral resource",
    "provider": "provider",
}

# Every public member of TerraformResource and TerraformDataSource in cdktf 0.21: an attribute of that name
# could not be read. TerraformProvider is left out: Terraform has no references to a provider's attributes.
CDKTF_MEMBERS = frozenset(
    {
        "add_move_target",
        "add_override",
        "cdktf_stack",
        "connection",
        "count",
        "depends_on",
        "for_each",
        "fqn",
        "friendly_unique_id",
        "get_any_map_attribute",
        "get_boolean_attribute",
        "get_boolean_map_attribute",
        "get_list_attribute",
        "get_number_attribute",
        "get_number_list_attribute",
        "get_number_map_attribute",
        "get_string_attribute",
        "get_string_map_attribute",
        "has_resource_move",
        "import_from",
        "interpolation_for_attribute",
        "is_construct",
        "is_terraform_data_source",
        "is_terraform_element",
        "is_terraform_resource",
        "lifecycle",
        "move_from_id",
        "move_to",
        "move_to_id",
        "node",
        "override_logical_id",
        "provider",
        "provisioners",
        "reset_override_logical_id",
        "terraform_generator_metadata",
        "terraform_meta_arguments",
        "terraform_resource_type",
        "to_hcl_terraform",
        "to_metadata",
        "to_string",
        "to_terraform",
        "with_",
    }
)

# The same of ComplexObject and ComplexList, which references to nested blocks are.
REFERENCE_MEMBERS = frozenset(
    {
        "all_with_map_key",
        "compute_fqn",
        "creation_stack",
        "fqn",
        "get_any_map_attribute",
        "get_boolean_attribute",
        "get_boolean_map_attribute",
        "get_list_attribute",
        "get_number_attribute",
        "get_number_list_attribute",
        "get_number_map_attribute",
        "get_string_attribute",
        "get_string_map_attribute",
        "interpolation_for_attribute",
        "resolve",
        "to_string",
    }
)

# Names that CDKTF's generator keeps free in every language it writes; such a resource gets `_resource`.
_TAKEN = frozenset(
    [
        "await",
        "function",
        "implements",
        "interface",
        "let",
        "license",
        "object",
        "package",
        "private",
        "protected",
        "provider",
        "public",
        "static",
        "string",
        "version",
        "yield",
    ]
)


def package(provider: str) -> str:
    """The package of a provider's classes: `snowform.aws`, else `snowform.providers.google_beta`."""
    return "snowform.aws" if provider == "aws" else f"snowform.providers.{provider.replace('-', '_')}"


def class_name(terraform_type: str, kind: Kind = "resource", provider: str = "aws") -> str:
    """The class: `aws_vpc` is Vpc, data `aws_ami` DataAwsAmi, the provider AwsProvider.

    The ephemeral `aws_lambda_invocation` is EphemeralAwsLambdaInvocation, as in the bindings of cdktn.

    Words are capitalised and so is what follows a digit (`aws_s3control_bucket`: S3ControlBucket), as
    codemaker's `toPascalCase` does in CDKTF's generator. Where a nested block has that name already, the
    class has another (`class_names`).
    """
    return capitalised(_base(terraform_type, kind, provider))


def module_name(terraform_type: str, kind: Kind = "resource", provider: str = "aws") -> str:
    """The module below `snowform.aws`: `vpc`, `data_aws_ami`, `provider`; `aws_s3control_bucket`'s is
    `s3_control_bucket`, the class name in lower case with its words apart."""
    if kind == "provider":
        return "provider"
    name = words_apart(capitalised(_base(terraform_type, kind, provider)))
    if name == "index":
        return "index_resource"
    return f"{name}_" if iskeyword(name) else name


def likely_type(name: str, provider: str = "aws") -> tuple[Kind, str]:
    """What a class or module most likely stands for: the type whose words are the name's.

    True of nearly all, and told without the list of all names; `type_of_class` and `type_of_module` decide.
    """
    words = name if name.islower() else words_apart(name)
    if words.startswith("data_"):
        return "data", words.removeprefix("data_")
    if words.startswith("ephemeral_"):
        return "ephemeral", words.removeprefix("ephemeral_")
    return "resource", f"{provider}_{words}"


def argument_name(terraform_name: str) -> str:
    """The keyword argument: Terraform's name, `lambda_` where Python has the word for itself."""
    return f"{terraform_name}_" if iskeyword(terraform_name) else terraform_name


def terraform_argument(python_name: str) -> str:
    """Terraform's name of a keyword argument; the inverse of `argument_name`."""
    stem = python_name.removesuffix("_")
    return stem if iskeyword(stem) else python_name


def terraform_arguments(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Arguments by Terraform's names: themselves, where Python's are the same."""
    # A loop, not any(): the arguments of every resource come through here.
    for name in arguments:
        if name.endswith("_"):
            return {terraform_argument(name): value for name, value in arguments.items()}
    return arguments


def attribute_name(terraform_name: str, *, nested: bool = False) -> str:
    """The attribute to read: Terraform's name, with an underscore where Python or CDKTF has it for itself.

    `nested` asks for an attribute below a nested block, where CDKTF has fewer names.
    """
    taken = REFERENCE_MEMBERS if nested else CDKTF_MEMBERS
    name = terraform_name
    while iskeyword(name) or name in taken:
        name += "_"
    return name


@cache
def terraform_attribute(python_name: str) -> str:
    """Terraform's name of an attribute that is read, at any depth; the inverse of `attribute_name`."""
    stem = python_name.rstrip("_")
    return stem if python_name in {attribute_name(stem), attribute_name(stem, nested=True)} else python_name


def capitalised(name: str) -> str:
    """`aws_s3control_bucket` as `AwsS3ControlBucket`: the words, and what follows a digit, in capitals."""
    words = re.sub(r"[_-]+([^\W_]|$)", lambda found: found[1].upper(), name[:1].upper() + name[1:])
    return re.sub(r"\d+(\w|$)", lambda found: found[0].upper(), words)


def _base(terraform_type: str, kind: Kind, provider: str) -> str:
    if kind == "provider":
        return f"{provider}_provider"
    if kind in {"data", "ephemeral"}:
        return f"{kind}_{terraform_type}"
    base = terraform_type.removeprefix(f"{provider}_")
    return f"{base}_resource" if base in _TAKEN else base


def words_apart(name: str) -> str:
    """`S3ControlBucket` as `s3_control_bucket`, the inverse of `capitalised`."""
    words = re.sub(r"([a-z\d])([A-Z])", r"\1_\2", name)
    return re.sub(r"([A-Z]+)([A-Z][a-z]+)", r"\1_\2", words).lower()
