"""Resources with a count: by number, by a variable, its index, references to one of them."""

from cdktf import App, Fn, TerraformCount, TerraformOutput, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "count")
RandomProvider(stack, "random")
variable = TerraformVariable(stack, "n", type="number")
two = Pet(stack, "two", count=2)
count = TerraformCount.of(variable.number_value)
many = Pet(stack, "many", count=count, prefix=f"p-{Token.as_string(count.index)}", length=count.index)
TerraformOutput(stack, "id", value=two.id)
TerraformOutput(stack, "second", value=f"${{{two.fqn}[1].id}}")
TerraformOutput(stack, "property", value=Fn.element(Fn.raw_string(two.fqn), 1))
two.count = 3
print(two.count, many.count is not None)
app.synth()
