"""Which checks `Testing.synth` runs, each time anew."""

from cdktn import Fn, TerraformEphemeralResource, TerraformLocal, TerraformStack, Testing

stack = TerraformStack(Testing.app(), "stack")
local = TerraformLocal(stack, "local", Fn.issensitive("x"))
print(Testing.synth(stack))
for expression in (Fn.issensitive("x"), "plain", Fn.urldecode("y")):
    local.expression = expression
    try:
        print(Testing.synth(stack, True))
    except RuntimeError as error:
        print([line.strip() for line in str(error).splitlines() if "[stack" in line])
TerraformEphemeralResource(stack, "e", terraform_resource_type="toy_e")
local.expression = "plain"
try:
    Testing.synth(stack, True)
except RuntimeError as error:
    print([line.strip() for line in str(error).splitlines() if "[stack" in line])
print(Testing.synth(stack))
