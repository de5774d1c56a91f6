"""A stack's configuration can be asked for before the synthesis."""

import json

from cdktf import App, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "by-hand")
TerraformVariable(stack, "v", default={"aB": 1})
print(json.dumps(stack.to_terraform(), sort_keys=True))
stack.prepare_stack()
print(json.dumps(stack.to_terraform(), sort_keys=True).split("terraform.by-hand")[0][:20])
app.synth()
