# The command `snowform`, of nixpkgs' own Python packages: no cdktf, no Node.
{
  lib,
  python3,
}:

let
  root = ../.;
  pythonPackages = python3.pkgs;

  package = pythonPackages.buildPythonApplication {
    pname = "snowform";
    version = lib.head (
      builtins.match ''.*__version__ = "([^"]+)".*'' (builtins.readFile ../src/snowform/__init__.py)
    );
    pyproject = true;

    # Where this is no flake's, the folder of a checkout: nothing that was made in it.
    src = lib.cleanSourceWith {
      src = root;
      name = "snowform";
      filter =
        path: type:
        let
          name = baseNameOf path;
          isMade =
            type == "directory" && lib.hasPrefix "." name
            || type != "regular" && lib.hasPrefix "result" name
            || name == "cdktf.out"
            || name == "out";
        in
        !(name == "__pycache__" || dirOf path == toString root && isMade);
    };

    build-system = [
      pythonPackages.hatchling
      pythonPackages.click
    ];
    dependencies = [
      pythonPackages.click
      pythonPackages.jinja2
      pythonPackages.jsonschema
    ];

    # The tests that need no real tool, no network and no second.
    nativeCheckInputs = [
      pythonPackages.hypothesis
      pythonPackages.pytest-xdist
      pythonPackages.pytestCheckHook
      pythonPackages.pyyaml
    ];
    pytestFlags = [ "--dist=loadfile" ];
    disabledTestMarks = [
      "e2e"
      "slow"
    ];
    disabledTestPaths = [
      # They start a local AWS, or a provider: moto, boto3, grpcio.
      "tests/e2e"
      "tests/local"
      "tests/provider/test_few_types.py"
      # They want prebuilt packages of providers, or what jsii's type checks say.
      "tests/bindings/test_packages.py"
      "tests/bindings/test_resources.py"
      "tests/getting/test_like_cdktf.py"
      # They are about a checkout: what git tracks, what is installed in it.
      "tests/test_project.py"
      "tests/importing/test_hcl.py::test_a_program_reads_as_its_configuration_did_and_is_laid_out_as_ruff_does"
      "tests/nixos/test_folder.py::test_in_the_project_of_snowform_s_sources_the_library_is_these"
    ];
    preCheck = ''
      export SNOWFORM_FAST=1
      export PATH="$out/bin:$PATH"
    '';
    pythonImportsCheck = [
      "snowform"
      "snowform.aws"
    ];

    passthru = {
      # Python with Snowform and further packages, which a project's program may import.
      withPackages =
        further:
        python3.withPackages (available: [ (available.toPythonModule package) ] ++ further available);
      # The program that plans and applies, for `python3 -I`; it needs nothing but the standard library.
      provision = "${package}/${python3.sitePackages}/snowform/provision";
      python = python3;
    };

    meta = {
      description = "CDKTF stacks in Python, as Terraform/OpenTofu JSON and as a NixOS module that applies it";
      license = lib.licenses.mit;
      mainProgram = "snowform";
      platforms = lib.platforms.unix;
    };
  };
in
package
