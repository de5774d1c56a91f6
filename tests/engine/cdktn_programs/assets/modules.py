"""Local modules: their common folder is hashed, or where the context asks for it the modules alone."""

from pathlib import Path

from cdktn import App, TerraformHclModule, TerraformStack

for name in ("one", "two", "other"):
    Path(f"modules/{name}").mkdir(parents=True)
    Path(f"modules/{name}/main.tf").write_text(f"# {name}")
Path("modules/one/linked.tf").symlink_to("../two/main.tf")
Path("modules/two/empty").mkdir()
for canonical in (False, True):
    context = {"cdktfRelativeModules": ["./modules/one", "./modules/two"], "canonicalAssetHashes": canonical}
    app = App(outdir=f"out-{canonical}", context=context)
    stack = TerraformStack(app, "stack")
    for name in ("one", "two"):
        print(TerraformHclModule(stack, name, source=f"./modules/{name}").source)
    app.synth()
    for path in sorted(Path(app.outdir).rglob("*.tf")):
        print(path, path.is_symlink())
