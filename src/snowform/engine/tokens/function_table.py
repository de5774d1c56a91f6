"""Terraform's functions: the names of their parameters, the kinds of these, and what they give.

Follows `functions/terraform-functions.generated.ts`. Kinds: string, number, any, list (of anything), strings
(a list of strings). A parameter with `*` is a list in Python whose items are arguments of their own in
Terraform.
"""

from __future__ import annotations

from typing import NamedTuple

FUNCTIONS = """\
abs(num: number) -> number
abspath(path: string) -> string
alltrue(list: list) -> bool
anytrue(list: list) -> bool
base64decode(str: string) -> string
base64encode(str: string) -> string
base64gzip(str: string) -> string
base64sha256(str: string) -> string
base64sha512(str: string) -> string
basename(path: string) -> string
can(expression: any) -> bool
ceil(num: number) -> number
chomp(str: string) -> string
chunklist(list: list, size: number) -> list
cidrhost(prefix: string, hostnum: number) -> string
cidrnetmask(prefix: string) -> string
cidrsubnet(prefix: string, newbits: number, netnum: number) -> string
cidrsubnets(prefix: string, newbits: *number) -> list
coalesce(vals: *any) -> any
coalescelist(vals: *any) -> any
compact(list: strings) -> list
concat(seqs: *any) -> any
contains(list: any, value: any) -> any
csvdecode(str: string) -> any
dirname(path: string) -> string
distinct(list: list) -> list
element(list: any, index: number) -> any
endswith(str: string, suffix: string) -> bool
file(path: string) -> string
filebase64(path: string) -> string
filebase64sha256(path: string) -> string
filebase64sha512(path: string) -> string
fileexists(path: string) -> bool
filemd5(path: string) -> string
fileset(path: string, pattern: string) -> list
filesha1(path: string) -> string
filesha256(path: string) -> string
filesha512(path: string) -> string
flatten(list: any) -> any
floor(num: number) -> number
format(format: string, args: *any) -> any
formatdate(format: string, time: string) -> string
formatlist(format: string, args: *any) -> any
indent(spaces: number, str: string) -> string
index(list: any, value: any) -> any
jsondecode(str: string) -> any
jsonencode(val: any) -> string
keys(input_map: any) -> any
length_of(value: any) -> number
log(num: number, base: number) -> number
lower(str: string) -> string
matchkeys(values: list, keys: list, searchset: list) -> list
max(numbers: *number) -> number
md5(str: string) -> string
merge(maps: *any) -> any
min(numbers: *number) -> number
nonsensitive(value: any) -> any
one(list: any) -> any
parseint(number: any, base: number) -> any
pathexpand(path: string) -> string
plantimestamp() -> string
pow(num: number, power: number) -> number
regex(pattern: string, str: string) -> any
regexall(pattern: string, str: string) -> list
replace(str: string, substr: string, replace: string) -> string
reverse(list: any) -> any
rsadecrypt(ciphertext: string, privatekey: string) -> string
sensitive(value: any) -> any
setintersection(first_set: list, other_sets: *list) -> list
setproduct(sets: *any) -> any
setsubtract(a: list, b: list) -> list
setunion(first_set: list, other_sets: *list) -> list
sha1(str: string) -> string
sha256(str: string) -> string
sha512(str: string) -> string
signum(num: number) -> number
slice(list: any, start_index: number, end_index: number) -> any
sort(list: strings) -> list
split(separator: string, str: string) -> list
startswith(str: string, prefix: string) -> bool
strcontains(str: string, substr: string) -> bool
strrev(str: string) -> string
substr(str: string, offset: number, length: number) -> string
sum(list: any) -> any
templatefile(path: string, vars: any) -> any
textdecodebase64(source: string, encoding: string) -> string
textencodebase64(str: string, encoding: string) -> string
timeadd(timestamp: string, duration: string) -> string
timecmp(timestamp_a: string, timestamp_b: string) -> number
timestamp() -> string
title(str: string) -> string
tobool(v: any) -> bool
tolist(v: any) -> list
tomap(v: any) -> any
tonumber(v: any) -> number
toset(v: any) -> list
tostring(v: any) -> string
transpose(values: any) -> any
trim(str: string, cutset: string) -> string
trimprefix(str: string, prefix: string) -> string
trimspace(str: string) -> string
trimsuffix(str: string, suffix: string) -> string
try_(expressions: *any) -> any
upper(str: string) -> string
urlencode(str: string) -> string
uuid() -> string
uuidv5(namespace: string, name: string) -> string
values(mapping: any) -> any
yamldecode(src: string) -> any
yamlencode(value: any) -> string
zipmap(keys: strings, values: any) -> any
"""

# What cdktn 0.24 has beyond cdktf 0.21; each needs a newer Terraform or OpenTofu than 1.6.
NEWER_FUNCTIONS = """\
base64gunzip(str: string) -> string
cidrcontains(containing_prefix: string, contained_ip_or_prefix: string) -> bool
convert(value: any, type: any) -> any
ephemeralasnull(value: any) -> any
issensitive(value: any) -> bool
templatestring(template: string, vars: any) -> string
urldecode(str: string) -> string
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
