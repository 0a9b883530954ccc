"""Runs the command line as `python -m isek`."""

from isek.cli import main

if __name__ == "__main__":
    main(prog_name="isek")
