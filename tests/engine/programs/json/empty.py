"""Empty lists and objects span two lines; what is left out leaves no trace."""

from cdktf import App, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "empty")
TerraformLocal(
    stack,
    "l",
    {
        "list": [],
        "map": {},
        "lists": [[], [[]], {}],
        "none": None,
        "nones": [None],
        "deep": {"x": {"y": None}},
    },
)
app.synth()
