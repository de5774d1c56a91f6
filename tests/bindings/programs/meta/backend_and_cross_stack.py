"""A backend of the stack that others read."""

from cdktf import App, S3Backend, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
one, two = TerraformStack(app, "one"), TerraformStack(app, "two")
for stack in (one, two):
    RandomProvider(stack, "random")
    S3Backend(stack, bucket="b", key=f"{stack.node.id}.tfstate", region="r")
pet = Pet(one, "pet", keepers={"a": "b"})
Pet(two, "pet", prefix=pet.id, length=pet.length, keepers=pet.keepers)
app.synth()
