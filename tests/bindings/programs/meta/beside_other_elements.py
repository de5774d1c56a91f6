"""Bindings beside variables, locals, outputs, modules, data resources and backends."""

from cdktf import App, LocalBackend, TerraformDataSource, TerraformHclModule, TerraformLocal, TerraformOutput
from cdktf import TerraformStack, TerraformVariable, DataResource
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "beside")
LocalBackend(stack, path="x.tfstate")
provider = RandomProvider(stack, "random", alias="r")
length = TerraformVariable(stack, "length", type="number", default=2)
local = TerraformLocal(stack, "prefix", "p")
pet = Pet(stack, "pet", length=length.number_value, prefix=local.as_string, provider=provider)
module = TerraformHclModule(stack, "module", source="a/b/c", version="1", variables={"pet": pet.id}, providers=[provider])
data = DataResource(stack, "data", input={"pet": pet.id}, triggers_replace={"length": pet.length})
Pet(stack, "of_module", prefix=module.get_string("name"), depends_on=[module, data], provider=provider)
TerraformOutput(stack, "id", value=pet.id, sensitive=True, depends_on=[pet])
app.synth()
