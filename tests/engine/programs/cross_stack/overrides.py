"""References in an element's overrides cross stacks; those in the stack's do not."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

own = TerraformResource(target, "own", terraform_resource_type="toy_box")
own.add_override("id", box.get_string_attribute("id"))
target.add_override("locals.x", box.get_string_attribute("name"))
app.synth()
