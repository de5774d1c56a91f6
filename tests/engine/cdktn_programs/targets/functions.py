"""Functions that not every version has: which targets will do."""

from cdktn import App, Fn, TerraformOutput, TerraformStack

CALLS = {
    "base64gunzip": lambda: Fn.base64gunzip("H4s="),
    "cidrcontains": lambda: Fn.cidrcontains("10.0.0.0/8", "10.1.0.0/16"),
    "convert": lambda: Fn.convert("1", "number"),
    "ephemeralasnull": lambda: Fn.ephemeralasnull("x"),
    "issensitive": lambda: Fn.issensitive("x"),
    "templatestring": lambda: Fn.templatestring("x", {"a": 1}),
    "urldecode": lambda: Fn.urldecode("a%20b"),
}
TARGETS = [
    None,
    {"terraform": ">=1.8.0"},
    {"opentofu": ">=1.7.0"},
    {"opentofu": "~1.11"},
    {"terraform": "^1.15", "opentofu": ">=1.11"},
    {"terraform": "1.9.0 - 1.12", "opentofu": "1.7 || 1.8 || >1.9"},
    {"terraform": ">=1.10.0-rc1"},
    {"opentofu": "<1.7"},
]
for name, make in CALLS.items():
    for number, targets in enumerate(TARGETS):
        app = App(outdir=f"{name}-{number}", context={"targetVersions": targets} if targets else None)
        stack = TerraformStack(app, "stack")
        TerraformOutput(stack, "made", value=make())
        try:
            app.synth()
            print(name, targets, "written")
        except RuntimeError as error:
            found = sorted(line.strip() for line in str(error).splitlines() if "[stack]" in line)
            print(name, targets, *found)
