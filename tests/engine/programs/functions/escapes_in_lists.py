"""Quotes in texts are not escaped in lists, maps and other values of any kind."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "join", Fn.join(",", ['a"b', '"c"']))
TerraformLocal(stack, "compact", Fn.compact(['a"b', '"c"']))
TerraformLocal(stack, "coalesce", Fn.coalesce(['a"b', '"c"', '"']))
TerraformLocal(stack, "jsonencode", Fn.jsonencode('a"b'))
TerraformLocal(stack, "jsonencode_2", Fn.jsonencode('"'))
TerraformLocal(stack, "jsonencode_3", Fn.jsonencode('"a"'))
TerraformLocal(stack, "jsonencode_4", Fn.jsonencode({'k"': 'a"b', "l": "${x}", "m\n": "\n"}))
TerraformLocal(stack, "join_2", Fn.join("", ["${x}", "a\nb", "$${y}"]))
TerraformLocal(stack, "coalesce_2", Fn.coalesce(["${x}", "a\nb"]))
app.synth()
