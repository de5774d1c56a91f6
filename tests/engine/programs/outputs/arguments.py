"""An output's description, sensitivity and dependencies; its precondition is not written."""

from cdktf import App, TerraformOutput, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "outputs")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
TerraformOutput(
    stack,
    "o",
    value=box.get_string_attribute("id"),
    description="d",
    sensitive=True,
    depends_on=[box],
    precondition={"condition": True, "error_message": "e"},
)
later = TerraformOutput(stack, "later", value=1)
later.value = 2
later.description = "set later"
later.sensitive = False
print(later.value, later.description, later.sensitive, later.depends_on, later.static_id)
app.synth()
