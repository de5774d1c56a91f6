"""Ids are made from paths: cleaned, joined, hashed, without repetition, Resource and Default."""

from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct

PATHS = """
plain; with space; ünïcode; dots.and-dashes_; a/b; box/x; x/box/x; part/Resource; part/Default; aa/a; a.b/c d
Resource/Resource; Default/Default/deep; Default/a; \N{GRINNING FACE}/x; same/same; Resource/x/Resource
x/Default/y
"""

app = App()
for number, path in enumerate(part.strip() for line in PATHS.split("\n") if line for part in line.split(";")):
    scope = TerraformStack(app, f"ids-{number}")
    *above, name = path.split("/")
    for part in above:
        scope = Construct(scope, part)
    print(path, TerraformOutput(scope, name, value=number).friendly_unique_id)
app.synth()
