"""Maps of texts: keys as they are given, empty ones, expressions as values and as a whole."""

from cdktf import App, Fn, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "maps")
RandomProvider(stack, "random")
variable = TerraformVariable(stack, "tags", type="map(string)")
pet = Pet(stack, "pet", keepers={"snake_case": "a", "camelCase": "b", "with-dash": "c", "9": "d", "": "e"})
Pet(stack, "empty", keepers={})
Pet(stack, "values", keepers={"id": pet.id, "both": f"{pet.id}/{pet.prefix}"})
Pet(stack, "whole", keepers=Token.as_string_map(variable.value))
Pet(stack, "merged", keepers=Token.as_string_map(Fn.merge([variable.value, {"a": "b"}])))
Pet(stack, "of_other", keepers=pet.keepers)
Pet(stack, "token", keepers=Token.as_string_map("${local.tags}"))
print(pet.keepers_input)
app.synth()
