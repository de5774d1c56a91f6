"""What the app's own validation says ends the synthesis."""

import jsii
from cdktf import App, TerraformStack
from constructs import IValidation


@jsii.implements(IValidation)
class Check:
    def __init__(self, *messages):
        self.messages = list(messages)

    def validate(self):
        print("checked")
        return self.messages


app = App()
TerraformStack(app, "checked")
app.node.add_validation(Check("one"))
app.synth()
