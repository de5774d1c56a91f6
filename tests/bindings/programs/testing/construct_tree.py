"""The tree of constructs that hold bindings, without a stack's synthesis."""

from cdktf import App, TerraformStack, Testing
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = Testing.app()
stack = TerraformStack(app, "stack")
RandomProvider(stack, "random")
Pet(stack, "pet")
for one in app.node.find_all():
    print(type(one).__name__, repr(one.node.path), one.node.addr)
print(stack.to_terraform()["resource"])
print(stack.node.try_find_child("nothing"), stack.node.try_find_child("pet").node.id)
