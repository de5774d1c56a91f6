"""Whether a configuration has resources, data sources and providers of a type."""

from cdktf import TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack, Testing

stack = TerraformStack(Testing.app(), "stack")
empty = Testing.synth(stack)
TerraformProvider(stack, "toy", terraform_resource_type="toy")
TerraformResource(stack, "box", terraform_resource_type="toy_box")
TerraformDataSource(stack, "info", terraform_resource_type="toy_info")
text = Testing.synth(stack)
checks = (Testing.to_have_resource, Testing.to_have_data_source, Testing.to_have_provider)
for kind in ("toy", "toy_box", "toy_info", "toy_", "box", ""):
    print(kind, [check(text, kind) for check in checks], [check(empty, kind) for check in checks])
