"""The structs hold their types, and give dictionaries back as structs."""

from cdktn import (
    App,
    Precondition,
    TerraformEphemeralMetaArguments,
    TerraformEphemeralResource,
    TerraformEphemeralResourceConfig,
    TerraformEphemeralResourceLifecycle,
    TerraformStack,
)

for make in (
    lambda: TerraformEphemeralMetaArguments(count="x"),
    lambda: TerraformEphemeralMetaArguments(lifecycle=5),
    lambda: TerraformEphemeralMetaArguments(provider="x"),
    lambda: TerraformEphemeralMetaArguments(connection={}),
    lambda: TerraformEphemeralResourceConfig(terraform_resource_type=1),
    lambda: TerraformEphemeralResourceConfig(),
    lambda: TerraformEphemeralResourceLifecycle(precondition=[5]),
):
    try:
        print(make())
    except TypeError:
        print("refused")
meta = TerraformEphemeralMetaArguments(lifecycle={"precondition": []})
print(isinstance(meta.lifecycle, TerraformEphemeralResourceLifecycle))
config = TerraformEphemeralResourceConfig(
    terraform_resource_type="toy", terraform_generator_metadata={"provider_name": "toy"}
)
print(config.terraform_generator_metadata.provider_name)
stack = TerraformStack(App(skip_validation=True), "stack")
checks = [{"condition": True, "errorMessage": "No."}]
secret = TerraformEphemeralResource(
    stack, "secret", terraform_resource_type="toy_secret", lifecycle={"precondition": checks}
)
print([(type(found).__name__, found.error_message) for found in secret.lifecycle.precondition])
for name, arguments in {"one": {"count": "x"}, "two": {"lifecycle": {"ignore_changes": "all"}}}.items():
    try:
        TerraformEphemeralResource(stack, name, terraform_resource_type="toy_secret", **arguments)
    except TypeError:
        print(name, "refused", stack.node.try_find_child(name))
