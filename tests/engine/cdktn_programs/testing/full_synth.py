"""A stack that is written without its app is prepared: it has a backend, and keeps it."""

from pathlib import Path

from cdktn import Fn, TerraformLocal, TerraformStack, Testing

stack = TerraformStack(Testing.app(), "stack")
TerraformLocal(stack, "local", Fn.upper("x"))
print(Testing.synth(stack))
for path in sorted(Path(Testing.full_synth(stack)).rglob("*")):
    print(path.name, path.read_text() if path.is_file() else "")
print(Testing.synth(stack))
print(Testing.render_construct_tree(stack))
TerraformLocal(stack, "newer", Fn.urldecode("x"))
try:
    Testing.full_synth(stack)
except RuntimeError as error:
    print([line.strip() for line in str(error).splitlines() if "[stack" in line])
