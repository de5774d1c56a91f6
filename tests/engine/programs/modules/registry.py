"""A module of a registry, with variables and a version."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
vpc = TerraformHclModule(
    stack,
    "vpc",
    source="terraform-aws-modules/vpc/aws",
    version="~> 5.0",
    variables={
        "name": "x",
        "cidrBlock": "10.0.0.0/16",
        "azs": ["a", None, "b"],
        "deep": {"aB": {"cD": None, "e": 1}},
        "n": 2.5,
    },
)
print(vpc.source, vpc.version, vpc.providers, vpc.variables, vpc.skip_asset_creation_from_local_modules)
TerraformHclModule(stack, "bare", source="git::https://x/y.git?ref=v1")
app.synth()
