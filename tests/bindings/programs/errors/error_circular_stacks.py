"""A circular reference between bindings of two stacks."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
one, two = TerraformStack(app, "one"), TerraformStack(app, "two")
RandomProvider(one, "random")
RandomProvider(two, "random")
first = Pet(one, "first")
second = Pet(two, "second", prefix=first.id)
first.prefix = second.id
app.synth()
