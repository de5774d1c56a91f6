"""Numbers are written as JavaScript writes them."""

from cdktf import App, TerraformLocal, TerraformStack

numbers = [0, -0.0, 2.0, -2.50, 0.1, 1 / 3, 100, 1e15, 1e16, 123456789012345680000, 1e20, 1e21, 1.5e21, 1e-4]
numbers += [
    0.00001,
    1e-6,
    1e-7,
    1.25e-7,
    2**31,
    2**53,
    2**53 + 1,
    -(2**63),
    2**64,
    10**25,
    5e-324,
    1.7976931348623157e308,
]
app = App()
stack = TerraformStack(app, "numbers")
TerraformLocal(stack, "list", numbers)
for index, number in enumerate(numbers):
    TerraformLocal(stack, f"n{index}", {"number": number})
app.synth()
