"""Lists of texts: empty, of one, tuples, with expressions."""

from cdktf import App, Fn, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider
from cdktf_cdktf_provider_random.shuffle import Shuffle

app = App()
stack = TerraformStack(app, "lists")
RandomProvider(stack, "random")
pet = Pet(stack, "pet")
variable = TerraformVariable(stack, "names", type="list(string)")
one = Shuffle(stack, "one", input=["a"])
Shuffle(stack, "empty", input=[])
Shuffle(stack, "mixed", input=["a", pet.id, f"x-{pet.id}-y"])
Shuffle(stack, "variable", input=variable.list_value)
Shuffle(stack, "function", input=Token.as_list(Fn.concat([["a"], variable.list_value])))
Shuffle(stack, "result", input=one.result)
Shuffle(stack, "token", input=Token.as_list("${local.names}"))
print(one.input_input)
app.synth()
