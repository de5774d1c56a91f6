"""A stack written into a temporary folder, with assets and validations, without a default backend."""

from pathlib import Path

from cdktf import TerraformAsset, TerraformResource, TerraformStack, Testing

Path("hello.txt").write_text("hello")
app = Testing.app(fake_cdktf_json_path=True)
stack = TerraformStack(app, "stack")
TerraformAsset(stack, "asset", path="hello.txt")
TerraformResource(stack, "box", terraform_resource_type="toy_box")
folder = Path(Testing.full_synth(stack))
print(folder.name.startswith("cdktf.outdir."))
for path in sorted(folder.rglob("*")):
    print(path.relative_to(folder), path.read_text() if path.is_file() else "")
