"""Numbers: whole, broken, negative, zero, large."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.integer import Integer
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "numbers")
RandomProvider(stack, "random")
for number, (low, high) in enumerate([(0, 1), (-5, 5), (1.5, 2.0), (1e3, 1e21), (-0.0, 10**15), (0.1, 123456789.25)]):
    made = Integer(stack, f"integer{number}", min=low, max=high)
    print(repr(made.min_input), repr(made.max_input))
app.synth()
