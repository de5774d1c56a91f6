"""Validations of a stack's constructs run before it is written, those of the app at the end."""

import jsii
from cdktf import App, TerraformStack
from constructs import Construct, IValidation


@jsii.implements(IValidation)
class Check:
    def __init__(self, *messages):
        self.messages = list(messages)

    def validate(self):
        print("checked")
        return self.messages


app = App()
stack = TerraformStack(app, "checked")
part = Construct(stack, "part")
part.node.add_validation(Check())
app.node.add_validation(Check())
print(part.node.validate())
app.synth()
