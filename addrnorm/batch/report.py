"""The review report: one HTML file that needs no network, with the clusters as data inside it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from addrnorm.batch.dedupe import Findings, cluster_name, clustered_rows
from addrnorm.batch.store import Store

#: Most clusters that one report shows; the merge plan has all of them.
MOST = 2000
#: Bands of confidence that are counted: name, least, less than.
BANDS = (("same key", 1.0, 1.1), ("0.99 and more", 0.99, 1.0), ("0.90 to 0.99", 0.9, 0.99), ("below 0.90", 0.0, 0.9))
_TEMPLATE = Path(__file__).with_name("report.html")


def write(path: Path, source: Path, columns: Sequence[str], store: Store, findings: Findings) -> None:
    """Write the report of a table's duplicates."""
    data = report_data(source, columns, store, findings)
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    page = _TEMPLATE.read_text(encoding="utf-8").replace("__DATA__", text)
    part = path.with_name(f".{path.name}.part")
    part.write_text(page, encoding="utf-8")
    part.replace(path)


def report_data(source: Path, columns: Sequence[str], store: Store, findings: Findings) -> dict[str, Any]:
    """Return what the page shows."""
    clusters: list[dict[str, Any]] = [
        {
            "name": cluster_name(root),
            "region": store.side(root)[0].region,
            "confidence": round(findings.scores[root], 4),
            "survivor": findings.survivors[root] + 1,
            "rows": [{"id": id_ + 1, "values": [row.get(name, "") for name in columns]} for id_, row in rows],
        }
        for root, rows in clustered_rows(source, findings, MOST)
    ]
    clusters.sort(key=lambda cluster: (cluster["confidence"], int(str(cluster["name"])[1:])))
    countries = Counter(str(cluster["region"]) for cluster in clusters)
    return {
        "id": hashlib.blake2b(json.dumps([[c["name"], len(c["rows"])] for c in clusters]).encode(), digest_size=8).hexdigest(),
        "columns": list(columns),
        "clusters": clusters,
        "countries": dict(countries.most_common()),
        "bands": {name: sum(low <= cluster["confidence"] < high for cluster in clusters) for name, low, high in BANDS},
        "summary": f"{findings.rows} rows, {len(findings.clusters)} clusters of duplicates, {findings.duplicates} rows that could be merged"
        + (f"; the first {MOST} clusters are shown" if len(findings.clusters) > MOST else ""),
    }
