"""What cdktf loses without a word is told at the line; what looks like it and is not lost, is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.told import Told, run, told

BEGIN = """\
import jsii
from cdktf import *
from constructs import Construct
from snowform.aws import AwsProvider, SecurityGroup, Instance, Vpc
app = App()
s, other = TerraformStack(app, "s"), TerraformStack(app, "other")
v, w = TerraformVariable(s, "v"), TerraformVariable(s, "w", type="list(string)")
n, m, t = v.number_value, v.value, v.string_value
vpc, second = Vpc(s, "vpc", cidr_block="10.0.0.0/16"), Vpc(s, "second", cidr_block="10.0.0.0/16")
box, o = TerraformLocal(s, "box", {"a": 1}), TerraformOutput(s, "o", value=1)
one, two = TerraformIterator.from_list(["a"]), TerraformIterator.from_list(w.list_value)
inner = TerraformIterator.from_list(one.get_list("x"))
AwsProvider(s, "aws", region="eu-central-1")
group = Construct(app, "group")
machine = {"ami": "ami-01234567", "instance_type": "t3.nano"}
port = {"from_port": 1, "to_port": 1, "protocol": "tcp"}
met = Precondition(condition=True, error_message="No.")
class Undecorated:
    def validate(self): return []
    def produce(self, context): return "x"
@jsii.implements(IAspect)
class Visitor:
    def visit(self, node): pass
@jsii.implements(IStringProducer)
class Producer:
    def produce(self, context): return "x"
"""
FIRST = BEGIN.count("\n") + 1
LOCAL = "TerraformLocal(s, 'local{line}', {})"

LOST = {
    # In arguments of functions, lists lose their last elements.
    "Fn.tolist([1, None, 'x'])": "lost-none",
    "Fn.concat([['a', None], ['b']])": "lost-none",
    "Fn.coalesce([None, 'b'])": "lost-none",
    "Fn.merge([{'a': [None, 1]}])": "lost-none",
    "Fn.merge([{'a': None}])": "lost-none",
    "Fn.jsonencode({'a': {'b': None}})": "lost-none",
    "Fn.conditional(True, None, 1)": "lost-none",
    "Op.eq(m, None)": "lost-none",
    "TerraformLocal(s, 'none', None)": "lost-none",
    "TerraformLocal(s, 'none-in-list', [1, None])": "lost-none",
    "TerraformLocal(s, 'none-in-dict', {'a': {'b': None}})": "lost-none",
    "TerraformOutput(s, 'none-in-output', value={'a': None})": "lost-none",
    "TerraformOutput(s, 'none-in-output-list', value=[None, 1])": "lost-none",
    "TerraformVariable(s, 'none-in-default', default={'a': None})": "lost-none",
    "vpc.add_override('tags', {'a': None})": "lost-none",
    "vpc.add_override('list', [1, None])": "lost-none",
    "s.add_override('terraform', {'a': None})": "lost-none",
    "SecurityGroup(s, 'g1', ingress=[{'from_port': 1, 'to_port': 1, 'protocol': 'tcp'}, None])": "lost-none",
    "Instance(s, 'i1', **machine, vpc_security_group_ids=['sg-01234567', None])": "lost-none",
    "Instance(s, 'i2', **machine, ebs_block_device=[{'device_name': 'a'}, None])": "lost-none",
    "Fn.lookup(m, 'k', '')": "lost-default",
    "Fn.lookup(m, 'k', 0)": "lost-default",
    "Fn.lookup(m, 'k', False)": "lost-default",
    "Fn.lookup(m, 'k', default_value=0.0)": "lost-default",
    "Op.gt(n, 0)": "lost-default",
    "Op.sub(n, 0)": "lost-default",
    "Op.eq(t, '')": "lost-default",
    "Op.and_(m, False)": "lost-default",
    "TerraformOutput(s, 'met', value=1, precondition=met)": "lost-precondition",
    "o.precondition = met": "lost-precondition",
    "Aspects.of(app).add(Visitor())": "lost-aspect",
    "Vpc(s, 'p1', provisioners=[{'type': 'local-exec', 'command': 'c', 'on_failure': 'fail'}])": "lost-key",
    "DataResource(s, 'p2', connection={'type': 'ssh', 'host': 'h', 'private_key': 'k'})": "lost-key",
    "Aspects.of(group).add(Visitor())": "lost-aspect",
    "s.node.add_validation(Undecorated())": "no-interface",
    "Lazy.string_value(Undecorated())": "no-interface",
    "one.dynamic({'x': two.value})": "shadowed-iterator",
    "one.dynamic({'x': [f'{two.key} y']})": "shadowed-iterator",
    "one.dynamic({'x': Fn.upper(Token.as_string(two.value))})": "shadowed-iterator",
    "one.dynamic({'x': two.dynamic({'y': one.value})})": "shadowed-iterator",
    "SecurityGroup(s, 'g2', for_each=two, egress=one.dynamic({'description': two.value}))": (
        "shadowed-iterator"
    ),
}
KEPT = [
    "Fn.tolist([1, Token.as_any('null'), 'x'])",
    "Fn.merge([{'a': Token.null_value()}])",
    "Fn.conditional(True, Token.null_value(), 0), Fn.conditional(False, '', False)",
    "Fn.lookup(m, 'k'), Fn.lookup(m, 'k', None), Fn.lookup(m, 'k', 'x'), Fn.lookup(m, 'k', [])",
    "Fn.lookup(m, 'k', Fn.raw_string('')), Fn.lookup(m, 'k', Token.as_any(0))",
    "Op.gt(n, 1), Op.gt(0, n), Op.gt(n, Token.as_any(0)), Op.eq(m, Token.null_value()), Op.eq(m, [])",
    "TerraformLocal(s, 'nulls', [Token.null_value(), {'a': Token.null_value()}, 0, False, '', []])",
    "TerraformVariable(s, 'default', default=0), TerraformVariable(s, 'no-default', default=None)",
    "vpc.add_override('enable_dns_support', None)",
    "Vpc(s, 'left-out', cidr_block='10.0.0.0/16', ipv6_cidr_block=None, tags={'a': None})",
    "SecurityGroup(s, 'g3', description=None, ingress=[{**port, 'description': None}])",
    "TerraformOutput(s, 'plain', value=1, precondition=None, description=None)",
    "Aspects.of(s).add(Visitor()), Aspects.of(vpc).add(Visitor())",
    "Vpc(s, 'p3', provisioners=[{'type': 'local-exec', 'command': 'c', 'workingDir': '/'}])",
    "Vpc(s, 'p4', connection={'type': 'ssh', 'host': 'h', 'private_key': 'k'})",
    "Lazy.string_value(Producer())",
    "one.dynamic({'x': one.value, 'y': [one.key, t, n, m, vpc.id]})",
    "one.dynamic({'x': inner.dynamic({'y': inner.value}), 'z': one.key})",
    "SecurityGroup(s, 'g4', for_each=two, name=two.value, egress=one.dynamic({'description': one.value}))",
]


@pytest.fixture(scope="module")
def warnings(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    program = BEGIN + "".join(f"{line}\n" for line in [*LOST, *KEPT]) + "app.synth()\n"
    return told(tmp_path_factory.mktemp("program"), program)


@pytest.mark.parametrize("line", LOST)
def test_what_is_lost_is_told_at_the_line(line: str, warnings: list[Told]) -> None:
    number = FIRST + list(LOST).index(line)
    assert [warning.rule for warning in warnings if warning.line == number] == [LOST[line]]


@pytest.mark.parametrize("line", KEPT)
def test_what_is_not_lost_is_not_told_of(line: str, warnings: list[Told]) -> None:
    number = FIRST + len(LOST) + KEPT.index(line)
    assert [warning for warning in warnings if warning.line == number] == []


NAMES = """\
from cdktf import *
from snowform.aws import AwsProvider, Vpc
app = App()
s = TerraformStack(app, "s")
AwsProvider(s, "aws", region="eu-central-1")
x, y = (Vpc(s, name, cidr_block="10.0.0.0/16") for name in "xy")
"""


@pytest.mark.parametrize(
    ("lines", "told_of"),
    [
        pytest.param(["x.override_logical_id('m')", "y.override_logical_id('m')"], [8], id="both overridden"),
        pytest.param(["y.override_logical_id('x')"], [7], id="one named as the other is"),
        pytest.param(
            ["TerraformLocal(s, 'a.b', 1)", "TerraformLocal(s, 'ab', 2)"], [8], id="ids that collapse"
        ),
        pytest.param(["x.override_logical_id('m')", "TerraformLocal(s, 'm', 1)"], [], id="of two kinds"),
        pytest.param(["AwsProvider(s, 'second', region='eu-west-1', alias='b')"], [], id="two providers"),
    ],
)
def test_two_elements_of_one_name_are_told_of(lines: list[str], told_of: list[int], tmp_path: Path) -> None:
    found = told(tmp_path, NAMES + "".join(f"{line}\n" for line in [*lines, "app.synth()"]))
    assert [(warning.rule, warning.line) for warning in found] == [("lost-element", at) for at in told_of]


APP = 'from cdktf import *\n{} = App({})\nTerraformStack({}, "{}")\n'


@pytest.mark.parametrize(
    ("program", "lost"),
    [
        pytest.param([("a", "", "a"), ("b", "", "b")], 1, id="two apps with stacks"),
        pytest.param([("a", "", "a"), ("b", "outdir='else'", "b")], 1, id="one written elsewhere"),
        pytest.param([("a", "", "a")], 0, id="one app"),
    ],
)
def test_stacks_of_another_app_are_told_of(
    program: list[tuple[str, str, str]], lost: int, tmp_path: Path
) -> None:
    text = "".join(APP.format(name, given, name, stack) for name, given, stack in program)
    found = told(tmp_path, text + "".join(f"{name}.synth()\n" for name, _, _ in reversed(program)))
    assert {warning.rule for warning in found} <= {"lost-app"}
    assert bool(found) == bool(lost)


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        pytest.param(
            "class Tag(IAspect):", "def visit(self, node): pass", "implements no interface", id="inherited"
        ),
        pytest.param("class Tag:", "def visit(self, node): pass", "implements no interface", id="plain"),
        pytest.param("@jsii.implements(IAspect)\nclass Tag:", "pass", "has no method visit", id="no method"),
        pytest.param("class Tag(Construct):", "pass", "has no method visit", id="a construct"),
    ],
)
def test_an_object_that_is_no_aspect_is_refused(head: str, body: str, said: str, tmp_path: Path) -> None:
    made = "Tag(s, 't')" if "Construct" in head else "Tag()"
    program = (
        "import jsii\nfrom cdktf import *\nfrom constructs import Construct\n"
        f"{head}\n    {body}\napp = App()\ns = TerraformStack(app, 's')\n"
        f"Aspects.of(s).add({made})\napp.synth()\n"
    )
    done = run(tmp_path, program)
    assert done.returncode == 1
    assert said in done.stderr
