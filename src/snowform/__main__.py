"""`python -m snowform` is the command `snowform`."""

from snowform.cli import main

if __name__ == "__main__":
    main("python -m snowform")
