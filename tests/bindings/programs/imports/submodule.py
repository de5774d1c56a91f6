"""A module by its dotted name, and under another one."""

import cdktf
import cdktf_cdktf_provider_null.resource
import cdktf_cdktf_provider_null.provider as null

app = cdktf.App()
stack = cdktf.TerraformStack(app, "nulls")
null.NullProvider(stack, "null")
cdktf_cdktf_provider_null.resource.Resource(stack, "one", triggers={"a": "b"})
app.synth()
