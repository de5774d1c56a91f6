"""A dependency on an element of another stack."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

TerraformResource(target, "box", terraform_resource_type="toy_box", depends_on=[box])
app.synth()
