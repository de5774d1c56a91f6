"""Functions that encode and decode, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "base64decode", Fn.base64decode("SGVsbG8="))
TerraformLocal(stack, "base64encode", Fn.base64encode("Hello"))
TerraformLocal(stack, "base64gzip", Fn.base64gzip("Hello"))
TerraformLocal(stack, "csvdecode", Fn.csvdecode("a,b\n1,2\n"))
TerraformLocal(stack, "jsondecode", Fn.jsondecode("[1]"))
TerraformLocal(stack, "jsonencode", Fn.jsonencode({"hello": "world", "n": [1, 2.5, True], "o": {"p": "q"}}))
TerraformLocal(stack, "textdecodebase64", Fn.textdecodebase64("SABlAGwA", "UTF-16LE"))
TerraformLocal(stack, "textencodebase64", Fn.textencodebase64("Hello World", "UTF-16LE"))
TerraformLocal(stack, "urlencode", Fn.urlencode("Hello World!"))
TerraformLocal(stack, "yamldecode", Fn.yamldecode("a: 1"))
TerraformLocal(stack, "yamlencode", Fn.yamlencode({"a": ["b", {"c": None}]}))
app.synth()
