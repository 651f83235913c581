"""The seam to libpostal: the only package that imports the binding. Text that goes in is made safe first."""

from __future__ import annotations

from addrnorm.libpostal.binding import Labelled, expand, load, open_data, parse
from addrnorm.libpostal.data import DataInfo

__all__ = ["DataInfo", "Labelled", "expand", "load", "open_data", "parse"]
