"""Functions on files and paths, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "abspath", Fn.abspath("x"))
TerraformLocal(stack, "basename", Fn.basename("a/b.txt"))
TerraformLocal(stack, "dirname", Fn.dirname("a/b.txt"))
TerraformLocal(stack, "pathexpand", Fn.pathexpand("~/.ssh"))
TerraformLocal(stack, "file", Fn.file("a.txt"))
TerraformLocal(stack, "filebase64", Fn.filebase64("a.txt"))
TerraformLocal(stack, "fileset", Fn.fileset("files", "**/*.txt"))
TerraformLocal(stack, "templatefile", Fn.templatefile("a.tpl", {"port": 8080, "ips": ["a", "b"]}))
TerraformLocal(stack, "filebase64sha256", Fn.filebase64sha256("a"))
TerraformLocal(stack, "filebase64sha512", Fn.filebase64sha512("a"))
TerraformLocal(stack, "filemd5", Fn.filemd5("a"))
TerraformLocal(stack, "filesha1", Fn.filesha1("a"))
TerraformLocal(stack, "filesha256", Fn.filesha256("a"))
TerraformLocal(stack, "filesha512", Fn.filesha512("a"))
app.synth()
