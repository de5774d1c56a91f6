"""One of several elements has to have all of the properties."""

from cdktf import TerraformResource, TerraformStack, Testing

stack = TerraformStack(Testing.app(), "stack")
for name in ("a", "b"):
    TerraformResource(stack, name, terraform_resource_type="toy_box").add_override(name, 1)
text = Testing.synth(stack)
for expected in ({"a": 1}, {"b": 1}, {"a": 1, "b": 1}):
    print(Testing.to_have_resource_with_properties(text, "toy_box", expected))
