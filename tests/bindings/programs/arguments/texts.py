"""Texts: empty, of odd letters, with what looks like an expression."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "texts")
RandomProvider(stack, "random")
for number, text in enumerate(["", " ", 'a "quoted" one', "ünïcode ✓", "a\nb\tc", "${var.x}", "$${x}", "%{if}", "\\"]):
    print(repr(Pet(stack, f"pet{number}", prefix=text).prefix_input))
app.synth()
