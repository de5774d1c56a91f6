"""Terraform's functions: the names of their parameters, the kinds of these, and what they give.

Follows `functions/terraform-functions.generated.ts`. Kinds: text, number, any, list (of anything), texts (a
list of texts). A parameter with `*` is a list in Python whose items are arguments of their own in Terraform.
"""

from __future__ import annotations

from typing import NamedTuple

FUNCTIONS = """\
abs(num: number) -> number
abspath(path: text) -> text
alltrue(list: list) -> bool
anytrue(list: list) -> bool
base64decode(str: text) -> text
base64encode(str: text) -> text
base64gzip(str: text) -> text
base64sha256(str: text) -> text
base64sha512(str: text) -> text
basename(path: text) -> text
can(expression: any) -> bool
ceil(num: number) -> number
chomp(str: text) -> text
chunklist(list: list, size: number) -> list
cidrhost(prefix: text, hostnum: number) -> text
cidrnetmask(prefix: text) -> text
cidrsubnet(prefix: text, newbits: number, netnum: number) -> text
cidrsubnets(prefix: text, newbits: *number) -> list
coalesce(vals: *any) -> any
coalescelist(vals: *any) -> any
compact(list: texts) -> list
concat(seqs: *any) -> any
contains(list: any, value: any) -> any
csvdecode(str: text) -> any
dirname(path: text) -> text
distinct(list: list) -> list
element(list: any, index: number) -> any
endswith(str: text, suffix: text) -> bool
file(path: text) -> text
filebase64(path: text) -> text
filebase64sha256(path: text) -> text
filebase64sha512(path: text) -> text
fileexists(path: text) -> bool
filemd5(path: text) -> text
fileset(path: text, pattern: text) -> list
filesha1(path: text) -> text
filesha256(path: text) -> text
filesha512(path: text) -> text
flatten(list: any) -> any
floor(num: number) -> number
format(format: text, args: *any) -> any
formatdate(format: text, time: text) -> text
formatlist(format: text, args: *any) -> any
indent(spaces: number, str: text) -> text
index(list: any, value: any) -> any
jsondecode(str: text) -> any
jsonencode(val: any) -> text
keys(input_map: any) -> any
length_of(value: any) -> number
log(num: number, base: number) -> number
lower(str: text) -> text
matchkeys(values: list, keys: list, searchset: list) -> list
max(numbers: *number) -> number
md5(str: text) -> text
merge(maps: *any) -> any
min(numbers: *number) -> number
nonsensitive(value: any) -> any
one(list: any) -> any
parseint(number: any, base: number) -> any
pathexpand(path: text) -> text
plantimestamp() -> text
pow(num: number, power: number) -> number
regex(pattern: text, str: text) -> any
regexall(pattern: text, str: text) -> list
replace(str: text, substr: text, replace: text) -> text
reverse(list: any) -> any
rsadecrypt(ciphertext: text, privatekey: text) -> text
sensitive(value: any) -> any
setintersection(first_set: list, other_sets: *list) -> list
setproduct(sets: *any) -> any
setsubtract(a: list, b: list) -> list
setunion(first_set: list, other_sets: *list) -> list
sha1(str: text) -> text
sha256(str: text) -> text
sha512(str: text) -> text
signum(num: number) -> number
slice(list: any, start_index: number, end_index: number) -> any
sort(list: texts) -> list
split(separator: text, str: text) -> list
startswith(str: text, prefix: text) -> bool
strcontains(str: text, substr: text) -> bool
strrev(str: text) -> text
substr(str: text, offset: number, length: number) -> text
sum(list: any) -> any
templatefile(path: text, vars: any) -> any
textdecodebase64(source: text, encoding: text) -> text
textencodebase64(str: text, encoding: text) -> text
timeadd(timestamp: text, duration: text) -> text
timecmp(timestamp_a: text, timestamp_b: text) -> number
timestamp() -> text
title(str: text) -> text
tobool(v: any) -> bool
tolist(v: any) -> list
tomap(v: any) -> any
tonumber(v: any) -> number
toset(v: any) -> list
tostring(v: any) -> text
transpose(values: any) -> any
trim(str: text, cutset: text) -> text
trimprefix(str: text, prefix: text) -> text
trimspace(str: text) -> text
trimsuffix(str: text, suffix: text) -> text
try_(expressions: *any) -> any
upper(str: text) -> text
urlencode(str: text) -> text
uuid() -> text
uuidv5(namespace: text, name: text) -> text
values(mapping: any) -> any
yamldecode(src: text) -> any
yamlencode(value: any) -> text
zipmap(keys: texts, values: any) -> any
"""

# What cdktn 0.24 has beyond cdktf 0.21; each needs a newer Terraform or OpenTofu than 1.6.
NEWER_FUNCTIONS = """\
base64gunzip(str: text) -> text
cidrcontains(containing_prefix: text, contained_ip_or_prefix: text) -> bool
convert(value: any, type: any) -> any
ephemeralasnull(value: any) -> any
issensitive(value: any) -> bool
templatestring(template: text, vars: any) -> text
urldecode(str: text) -> text
"""

# Those that jsii had to rename.
TERRAFORM_NAMES = {"length_of": "length", "try_": "try"}


class Signature(NamedTuple):
    """A function: its names in Python and in Terraform, its parameters with their kinds, what it gives."""

    name: str
    terraform_name: str
    parameters: tuple[str, ...]
    kinds: tuple[str, ...]
    returns: str


def signature(line: str) -> Signature:
    """A line of the tables above."""
    name, _, rest = line.partition("(")
    listed, _, returns = rest.partition(") -> ")
    pairs = [parameter.split(": ") for parameter in listed.split(", ") if parameter]
    names, kinds = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
    return Signature(name, TERRAFORM_NAMES.get(name, name), names, kinds, returns)
