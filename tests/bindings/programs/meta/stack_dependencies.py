"""Stacks that depend on each other by what their bindings refer to."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stacks = [TerraformStack(app, name) for name in ("a", "b", "c")]
pets = []
for stack in stacks:
    RandomProvider(stack, "random")
    pets.append(Pet(stack, "pet", prefix=pets[-1].id if pets else None, keepers={"first": pets[0].id} if pets else None))
stacks[2].add_dependency(stacks[0])
app.synth()
print([[other.node.id for other in stack.dependencies] for stack in stacks])
