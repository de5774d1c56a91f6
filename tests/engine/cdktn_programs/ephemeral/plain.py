"""An ephemeral resource: its block, its references, its metadata."""

from cdktn import App, Fn, TerraformEphemeralResource, TerraformOutput, TerraformStack, Token

app = App(context={"targetVersions": {"terraform": ">=1.10.0"}})
stack = TerraformStack(app, "stack")
secret = TerraformEphemeralResource(stack, "secret", terraform_resource_type="toy_secret")
TerraformOutput(stack, "text", value=secret.get_string_attribute("text"))
TerraformOutput(stack, "number", value=secret.get_number_attribute("number"))
TerraformOutput(stack, "list", value=secret.get_list_attribute("list"))
TerraformOutput(stack, "numbers", value=secret.get_number_list_attribute("numbers"))
TerraformOutput(stack, "bool", value=secret.get_boolean_attribute("bool"))
TerraformOutput(stack, "map", value=secret.get_string_map_attribute("map"))
TerraformOutput(stack, "number_map", value=secret.get_number_map_attribute("number_map"))
TerraformOutput(stack, "bool_map", value=secret.get_boolean_map_attribute("bool_map"))
TerraformOutput(stack, "any_map", value=secret.get_any_map_attribute("any_map"))
TerraformOutput(stack, "any", value=Fn.upper(Token.as_string(secret.interpolation_for_attribute("a.b"))))
TerraformOutput(stack, "fqn", value=secret.fqn)
print(secret.terraform_resource_type, secret.friendly_unique_id, secret.count, secret.depends_on)
print(secret.provider, secret.for_each, secret.lifecycle)
print(TerraformEphemeralResource.is_terraform_ephemeral_resource(secret))
print(TerraformEphemeralResource.is_terraform_ephemeral_resource(stack))
app.synth()
