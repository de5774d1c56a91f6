"""The stack and the app of a construct."""

from cdktf import App, TerraformStack, TerraformVariable
from constructs import Construct

app = App()
stack = TerraformStack(app, "of")
inner = TerraformStack(stack, "inner")
variable = TerraformVariable(Construct(inner, "c"), "v")
print(TerraformStack.of(variable) is inner, variable.cdktf_stack is inner, App.of(variable) is app)
print(TerraformStack.is_stack(stack), TerraformStack.is_stack(variable), TerraformStack.is_stack("x"))
print(App.is_app(app), App.is_app(stack), variable.is_terraform_element(variable))
app.synth()
