"""Linked files in local modules are followed, and modes kept."""

from pathlib import Path

from cdktf import App, TerraformHclModule, TerraformStack

Path("modules/one/empty").mkdir(parents=True)
Path("outside.tf").write_text("# outside")
Path("modules/one/main.tf").symlink_to("../../outside.tf")
script = Path("modules/one/run.sh")
script.write_text("#!/bin/sh")
script.chmod(0o755)
app = App(context={"cdktfRelativeModules": ["./modules/one"]})
stack = TerraformStack(app, "stack")
source = TerraformHclModule(stack, "module", source="./modules/one").source
app.synth()
copied = Path("cdktf.out/stacks/stack") / source
print(sorted((path.name, path.is_symlink(), oct(path.stat().st_mode)) for path in copied.iterdir()))
