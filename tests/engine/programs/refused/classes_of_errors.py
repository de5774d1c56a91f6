"""The classes of exceptions are jsii's: what fails in JavaScript, what jsii refuses, what Python does."""

import jsii
from cdktf import (
    Annotations,
    App,
    Aspects,
    CloudWorkspace,
    Fn,
    IAspect,
    TerraformAsset,
    TerraformBackend,
    TerraformLocal,
    TerraformOutput,
    TerraformResource,
    TerraformStack,
    Testing,
)
from constructs import Construct, IValidation
from jsii import errors
from jsii.errors import JavaScriptError, JSIIError

print(errors.JSIIError is JSIIError, jsii.errors is errors, errors.ErrorType.JSII_FAULT.value)
print(JSIIError.__module__, JavaScriptError.__module__, JSIIError.__mro__[1:], JavaScriptError.__mro__[1:])
print(repr(str(JavaScriptError("one\n\ntwo"))), JavaScriptError("one").stack, JSIIError("x"))
CLASSES = (AssertionError, AttributeError, TypeError, RuntimeError, JSIIError, JavaScriptError)
TOY = {"terraform_resource_type": "toy_vm"}


class OwnError(Exception):
    """One of the program's."""


@jsii.implements(IAspect)
class Visitor:
    def visit(self, node):
        raise OwnError("from visit")


@jsii.implements(IValidation)
class Check:
    def __init__(self, error):
        self.error = error

    def validate(self):
        if self.error:
            raise self.error
        return ["not well"]


class Named(TerraformStack):
    def _allocate_logical_id(self, element):
        raise KeyError("name")


def show(name, work):
    try:
        work()
    except (*CLASSES, OwnError) as error:
        print(name, [cls.__name__ for cls in CLASSES if isinstance(error, cls)], isinstance(error, OwnError))
        if isinstance(error, RuntimeError):
            print(all(word in str(error) for word in WORDS.get(name, ())))
    else:
        print(name, "passes")


# What the messages have to tell.
WORDS = {
    "twice": ("'twice'", "TerraformStack [s]"),
    "stack": ('"a b"',),
    "context": ("nope",),
    "child": ("'nope'",),
    "in visit": ("from visit",),
    "in validate": ("name",),
    "in a name": ("name",),
    "validation": ("[checked] not well",),
    "asset": ("nowhere",),
    "annotation": ("[announced] careful",),
}


def stack(name, cls=TerraformStack):
    return cls(App(stack_traces=False), name)


s = stack("s")
TerraformResource(s, "twice", **TOY)
visited = stack("visited")
Aspects.of(visited).add(Visitor())
checked = stack("checked")
checked.node.add_validation(Check(None))
failing = stack("failing")
failing.node.add_validation(Check(KeyError("name")))
named = stack("named", Named)
TerraformResource(named, "x", **TOY)
announced = stack("announced")
Annotations.of(announced).add_error("careful")
for name, work in {
    "twice": lambda: TerraformResource(s, "twice", **TOY),
    "id": lambda: TerraformResource(s, 5, **TOY),
    "function": lambda: TerraformLocal(s, "f", print),
    "lambda": lambda: TerraformLocal(s, "f", lambda: 1),
    "aspect": lambda: Aspects.of(s).add(lambda: 1),
    "object": lambda: TerraformLocal(s, "o", object()),
    "class": lambda: TerraformLocal(s, "c", int),
    "class of cdktf": lambda: TerraformLocal(s, "c", TerraformStack),
    "list": lambda: Fn.join(",", "abc"),
    "number": lambda: Fn.abs(True),
    "context": lambda: s.node.get_context("nope"),
    "child": lambda: s.node.find_child("nope"),
    "none": lambda: TerraformOutput(s, "n", value=None),
    "no stack": lambda: TerraformResource(App(), "x", **TOY).friendly_unique_id,
    "dependency": lambda: TerraformResource(s, "d", **TOY, depends_on=["x"]),
    "iterator": lambda: TerraformResource(s, "e", **TOY, for_each="x"),
    "asset": lambda: TerraformAsset(s, "a", path="/nowhere"),
    "stack": lambda: TerraformStack(App(), "a b"),
    "scope": lambda: TerraformStack.of("x"),
    "abstract backend": lambda: TerraformBackend(s, "x", "y"),
    "abstract workspace": lambda: CloudWorkspace(),
    "attribute": lambda: s.nope,
    "jest": Testing.setup_jest,
    "in visit": lambda: Testing.synth(visited),
    "in visit, by its app": visited.node.root.synth,
    "in visit, written": lambda: Testing.full_synth(visited),
    "in validate": failing.node.root.synth,
    "in validate, called": failing.node.validate,
    "in validate, of all": failing.run_all_validations,
    "in a name": named.node.root.synth,
    "in a name, of a stack": named.to_terraform,
    "validation": checked.node.root.synth,
    "annotation": announced.node.root.synth,
}.items():
    show(name, work)
print(isinstance(Construct(s, "end"), Construct))
