"""Several stacks read one output; each has its own remote state."""

from cdktf import App, TerraformOutput, TerraformResource, TerraformStack

app = App()
consumers = [TerraformStack(app, name) for name in ("before", "z")]
source = TerraformStack(app, "source")
consumers.append(TerraformStack(app, "after"))
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
for consumer in consumers:
    TerraformOutput(consumer, "id", value=box.get_string_attribute("id"))
    TerraformOutput(consumer, "name", value=box.get_string_attribute("name"))
app.synth()
