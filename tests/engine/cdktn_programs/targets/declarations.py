"""Declarations that make no sense, each in its words; they count only where something asks."""

from cdktn import App, Fn, TerraformOutput, TerraformStack

DECLARED = [
    "1.5",
    ["terraform"],
    5,
    True,
    {},
    {"packer": "1.0"},
    {"terraform": "~> 1.5"},
    {"terraform": "latest"},
    {"terraform": 1.5},
    {"terraform": ["1.5"]},
    {"terraform": ""},
    {"terraform": "*"},
    {"terraform": ">=1.8", "tofu": "1", "opentofu": "x.y"},
    {"opentofu": "1.7.0 1.8.0"},
    {"opentofu": "=v1.8.0"},
]
for number, declared in enumerate(DECLARED):
    for asks in (True, False):
        app = App(outdir=f"{number}-{asks}", context={"targetVersions": declared})
        stack = TerraformStack(app, "stack")
        TerraformOutput(stack, "o", value=Fn.issensitive("x") if asks else "x")
        try:
            app.synth()
            print(declared, asks, "written")
        except RuntimeError as error:
            print(declared, asks, [line.strip() for line in str(error).splitlines() if "[stack" in line])
