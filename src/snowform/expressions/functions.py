"""The functions of the language and how many arguments each takes. Calls none of them.

From `metadata functions -json` of OpenTofu 1.6 and Terraform 1.11, and what OpenTofu has added up to 1.12.
"""

from __future__ import annotations

from collections.abc import Mapping

ANY_NUMBER = -1

_BY_COUNT = {
    (0, 0): "plantimestamp timestamp uuid",
    (0, ANY_NUMBER): "coalesce coalescelist concat max merge min range setproduct try",
    (1, 1): """
        abs abspath alltrue anytrue base64decode base64encode base64gunzip base64gzip base64sha256
        base64sha512 basename can ceil chomp cidrnetmask compact csvdecode dirname distinct ephemeralasnull
        file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 filesha1 filesha256 filesha512
        flatten floor issensitive jsondecode jsonencode keys length lower md5 nonsensitive one pathexpand
        reverse sensitive sha1 sha256 sha512 signum sort strrev sum title tobool tolist tomap tonumber toset
        tostring transpose trimspace upper urldecode urlencode values yamldecode yamlencode
    """,
    (1, ANY_NUMBER): "bcrypt cidrsubnets format formatlist join setintersection setunion",
    (2, 2): """
        chunklist cidrcontains cidrhost contains convert element endswith fileset formatdate indent index log
        parseint pow regex regexall rsadecrypt setsubtract split startswith strcontains templatefile
        templatestring textdecodebase64 textencodebase64 timeadd timecmp trim trimprefix trimsuffix uuidv5
        zipmap
    """,
    (2, ANY_NUMBER): "lookup",
    (3, 3): "cidrsubnet matchkeys replace slice substr",
}

# Least and greatest number of arguments by name.
FUNCTIONS: Mapping[str, tuple[int, int]] = {
    name: count for count, names in _BY_COUNT.items() for name in names.split()
}

# Functions that are there only to say what takes their place, each time that one is called.
GONE: Mapping[str, str] = {"list": "tolist([…])", "map": "tomap({…})"}

# The first argument of these is a path in which "~" at the start means the home folder of whoever runs tofu.
HOME_EXPANDING = frozenset(
    {
        *("file", "filebase64", "filebase64sha256", "filebase64sha512", "fileexists", "filemd5", "filesha1"),
        *("filesha256", "filesha512", "pathexpand", "templatefile"),
    }
)
