"""The tree's own questions: path, scopes, children, addresses, both orders of find_all."""

from cdktf import App, TerraformStack
from constructs import Construct, ConstructOrder

app = App()
stack = TerraformStack(app, "trees")
outer = Construct(stack, "outer")
inner = Construct(outer, "inner/with/slashes")
Construct(stack, "Default")
for construct in app.node.find_all():
    node = construct.node
    print(repr(node.id), repr(node.path), node.addr, len(node.scopes), [c.node.id for c in node.children])
print([c.node.id for c in stack.node.find_all(ConstructOrder.POSTORDER)])
print([c.node.id for c in stack.node.find_all(ConstructOrder.PREORDER)])
print(inner.node.root is app, inner.node.scope is outer, inner.to_string(), repr(app.to_string()))
print(outer.node.try_find_child("inner/with/slashes") is inner, outer.node.try_find_child("no"))
print(
    outer.node.try_remove_child("no"),
    outer.node.try_remove_child("inner--with--slashes"),
    outer.node.children,
)
app.synth()
