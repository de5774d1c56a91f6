"""Counted and iterated resources in dependencies and replace_triggered_by."""

from cdktf import App, TerraformCount, TerraformIterator, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_null.provider import NullProvider
from cdktf_cdktf_provider_null.resource import Resource

app = App()
stack = TerraformStack(app, "dependencies")
NullProvider(stack, "null")
variable = TerraformVariable(stack, "n", type="number")
counted = Resource(stack, "counted", count=TerraformCount.of(variable.number_value))
each = Resource(stack, "each", for_each=TerraformIterator.from_map({"a": {"x": "y"}}))
last = Resource(stack, "last", depends_on=[counted, each], triggers={"ids": counted.id, "each": each.id})
print(len(last.depends_on))
app.synth()
