# What it takes to work on Snowform; `make bootstrap` fetches what of it is missing.
{
  mkShell,
  nodejs,
  opentofu,
  python3,
}:

mkShell {
  packages = [
    nodejs
    opentofu
    (python3.withPackages (available: [
      available.click
      available.hatchling
      available.hypothesis
      available.jinja2
      available.jsonschema
      available.mypy
      available.pytest
      available.pytest-xdist
      available.pyyaml
    ]))
  ];
}
