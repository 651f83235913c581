"""Generate the protobuf code of this package from protos/ (needs grpcio-tools, extra ``test``)."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).parent
PROTOS = PACKAGE.parents[1] / "protos"


def generate(out: Path) -> None:
    """Write the generated modules below a directory, in addrnorm/v1/."""
    import grpc_tools
    from grpc_tools import protoc

    included = Path(grpc_tools.__file__).parent / "_proto"
    googleapis = Path(next(iter(__import__("google.rpc").rpc.__path__))).parents[1]
    files = sorted(str(path) for path in (PROTOS / "addrnorm/v1").glob("*.proto"))
    command = [
        "protoc",
        f"-I{PROTOS}",
        f"-I{included}",
        f"-I{googleapis}",
        f"--python_out={out}",
        f"--pyi_out={out}",
        f"--grpc_python_out={out}",
        *files,
    ]
    if protoc.main(command):
        raise SystemExit("protoc failed")
    (out / "addrnorm/v1/address_pb2_grpc.py").unlink()


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGE.parents[1])
