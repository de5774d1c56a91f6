"""Constructs with an address can be looked into."""

from cdktf import App, Fn, TerraformLocal, TerraformProvider, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformProvider(stack, "toy", terraform_resource_type="toy")
resource = TerraformResource(stack, "r", terraform_resource_type="toy_r")
TerraformLocal(stack, "property", Fn.lookup_nested(resource, ["tags", "Name"]))
TerraformLocal(stack, "address", Fn.upper(resource.fqn))
TerraformLocal(stack, "attribute", Fn.upper(resource.get_string_attribute("id")))
TerraformLocal(stack, "list", Fn.join(",", resource.get_list_attribute("ids")))
TerraformLocal(stack, "number", Fn.abs(resource.get_number_attribute("size")))
TerraformLocal(stack, "boolean", Fn.jsonencode(resource.get_boolean_attribute("on")))
TerraformLocal(stack, "map", Fn.merge([resource.get_string_map_attribute("tags"), {"a": "b"}]))
TerraformLocal(stack, "keys", Fn.keys(resource.get_any_map_attribute("tags")))
TerraformLocal(stack, "number_map", Fn.values(resource.get_number_map_attribute("sizes")))
TerraformLocal(stack, "boolean_map", Fn.values(resource.get_boolean_map_attribute("flags")))
TerraformLocal(stack, "count", Fn.length_of(resource.get_number_list_attribute("sizes")))
app.synth()
