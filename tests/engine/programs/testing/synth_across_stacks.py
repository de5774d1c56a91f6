"""Without an app's synthesis references to other stacks stay as they are."""

from cdktf import TerraformOutput, TerraformResource, TerraformStack, Testing

app = Testing.app()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
print(Testing.synth(target))
print(Testing.synth(source))
