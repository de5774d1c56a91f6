"""Several aliases, changed and reset after they were made."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "providers")
one = RandomProvider(stack, "one", alias="one")
two = RandomProvider(stack, "two")
two.alias = "two"
three = RandomProvider(stack, "three", alias="gone")
three.reset_alias()
print(one.alias_input, two.alias_input, three.alias_input, one.alias, three.alias)
Pet(stack, "first", provider=one)
second = Pet(stack, "second")
second.provider = two
Pet(stack, "third", provider=three)
app.synth()
