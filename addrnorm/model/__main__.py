"""``python -m addrnorm.model``: the same as `addrnorm model`."""

from addrnorm.cli.model import app

if __name__ == "__main__":
    app(prog_name="python -m addrnorm.model")
