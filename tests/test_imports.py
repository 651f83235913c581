"""Imports run one way, and only named packages touch the binding, the generated code and the model's generator."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "addrnorm"

#: Each layer may import its own and those before it.
LAYERS = (
    {"errors"},
    {"address"},
    {"text"},
    {"key"},
    {"conventions"},
    {"libpostal", "standardize", "reference", "settings", "span", "blocking"},
    {
        "region",
        "repairs",
        "assign",
        "draft",
        "locate",
        "verify",
        "format",
        "shorten",
        "request",
        "compare",
        "comparison",
        "iso20022",
        "serialize",
    },
    {"normalizer"},
    {"cache"},
    {"v1"},
    {"service", "client", "batch"},
    {"cli"},
    {"model"},
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "v1")


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path, *, lazy: bool) -> set[str]:
    """First part below addrnorm of everything a module imports; without ``lazy``, module-level imports only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if lazy else iter(tree.body)
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "addrnorm":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("addrnorm."):
            names.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("addrnorm.")}
    return names & set(RANK)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_layers_below_it(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    upward = {name for name in imported(path, lazy=False) if RANK[name] > RANK[top(path)]}
    assert not upward


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_imports_the_generator_at_module_level(path: Path) -> None:
    if top(path) != "model":
        assert "model" not in imported(path, lazy=False)


def test_only_the_seam_imports_the_binding() -> None:
    users = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else []
            )
            if any(name.split(".")[0] == "postal" for name in names):
                users.add(top(path))
    assert users <= {"libpostal", "model"}
