"""Validations can be added to a variable."""

from cdktf import App, TerraformStack, TerraformVariable, TerraformVariableValidationConfig

app = App()
stack = TerraformStack(app, "variables")
v = TerraformVariable(stack, "v", type="string")
v.add_validation(condition=f"${{length({v.fqn}) > 2}}", error_message="too short")
v.add_validation(condition=True, error_message="never")
w = TerraformVariable(
    stack, "w", validation=[TerraformVariableValidationConfig(condition=False, error_message="x")]
)
print(len(v.validation), v.validation[1].error_message, w.validation[0].condition, v.description, v.type)
app.synth()
