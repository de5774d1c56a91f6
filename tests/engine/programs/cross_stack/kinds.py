"""References of all kinds, deep in values and functions."""

from cdktf import App, Fn, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

TerraformOutput(target, "number", value=box.get_number_attribute("n"))
TerraformOutput(target, "list", value=box.get_list_attribute("l"))
TerraformOutput(target, "any", value={"deep": [box.interpolation_for_attribute("a.b[0]")]})
TerraformOutput(target, "map", value=box.get_string_map_attribute("m"))
TerraformOutput(target, "call", value=Fn.upper(box.get_string_attribute("name")))
TerraformOutput(target, "element", value=Fn.element(box.get_list_attribute("l"), 1))
TerraformOutput(target, "address", value=box)
app.synth()
