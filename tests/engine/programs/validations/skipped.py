"""The app can skip the validations."""

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


app = App(skip_validation=True)
part = Construct(TerraformStack(app, "checked"), "part")
part.node.add_validation(Check("not asked"))
app.synth()
