"""A dictionary for a struct is one when it is read; one in a list once the construct has it."""

from cdktf import (
    App,
    DataConfig,
    Precondition,
    S3BackendConfig,
    TerraformHclModule,
    TerraformMetaArguments,
    TerraformModuleProvider,
    TerraformOutput,
    TerraformOutputConfig,
    TerraformProvider,
    TerraformProviderConfig,
    TerraformResource,
    TerraformResourceConfig,
    TerraformResourceLifecycle,
    TerraformStack,
    TerraformVariable,
    TerraformVariableConfig,
)

app = App(skip_validation=True)
stack = TerraformStack(app, "structs")
TOY = {"terraform_resource_type": "toy_vm"}
CONDITION = {"condition": "${true}", "errorMessage": "no"}
PYTHONS = {"condition": "${true}", "error_message": "no"}


def show(name, value):
    found = value if isinstance(value, list) else [value]
    print(name, [(type(item).__name__, getattr(item, "_values", item)) for item in found])


toy = TerraformProvider(stack, "toy", terraform_resource_type="toy")
vm = TerraformResource(
    stack,
    "vm",
    **TOY,
    lifecycle={"ignore_changes": ["a"], "precondition": [CONDITION]},
    connection={"type": "ssh", "host": "h", "privateKey": "k"},
    terraform_generator_metadata={"provider_name": "toy"},
)
show("lifecycle", vm.lifecycle)
print(vm.lifecycle.precondition, vm.lifecycle.ignore_changes)
show("connection", vm.connection)
show("metadata", vm.terraform_generator_metadata)
vm.lifecycle = TerraformResourceLifecycle(postcondition=[CONDITION])
show("assigned", vm.lifecycle.postcondition)
given = TerraformResourceLifecycle(precondition=[PYTHONS], postcondition=[CONDITION])
show("in a struct", given.precondition + given.postcondition)
print(given == TerraformResourceLifecycle(precondition=[PYTHONS], postcondition=[CONDITION]))
meta = {"lifecycle": {"prevent_destroy": True}}
for config in (TerraformResourceConfig(**TOY, **meta), TerraformMetaArguments(**meta), DataConfig(**meta)):
    show(type(config).__name__, config.lifecycle)
named = {"terraform_generator_metadata": {"provider_name": "toy"}}
show("provider", TerraformProviderConfig(terraform_resource_type="toy", **named).terraform_generator_metadata)
show("resource", TerraformResourceConfig(**TOY, **named).terraform_generator_metadata)
variable = TerraformVariable(stack, "v", validation=[CONDITION])
show("validation", variable.validation)
show("in a struct", TerraformVariableConfig(validation=[CONDITION, PYTHONS]).validation)
output = TerraformOutput(stack, "o", value=1, precondition=PYTHONS)
show("precondition", output.precondition)
output.precondition = Precondition(condition=True, error_message="x")
show("assigned", output.precondition)
show("in a struct", TerraformOutputConfig(value=1, precondition=PYTHONS).precondition)
module = TerraformHclModule(stack, "m", source="a", providers=[{"moduleAlias": "x", "provider": toy}])
print([(type(p).__name__, p.module_alias, p.provider is toy) for p in module.providers])
print(TerraformModuleProvider(module_alias="x", provider=toy).provider is toy)
show("backend", S3BackendConfig(bucket="b", key="k", assume_role={"role_arn": "x"}).assume_role)
app.synth()
