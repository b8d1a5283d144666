"""Writes the Parquet files beside it, with pyarrow 26.0.1:

    pip install pyarrow==26.0.1
    python make_parquet.py

The rows are those of rows.jsonl, which is written too.
"""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent

ROWS = [
    {
        "id": i,
        "problem": f"How much is {i} + {i}? é" if i % 3 else "the same again",
        "answer": str(2 * i),
        "note": None if i % 2 else f"note {i}",
        "tests": None if i == 2 else [f"assert {j}" for j in range(i % 3)],
        "score": i / 4,
        "odd": i % 2 == 1,
        "origin": {"year": 2000 + i, "name": None if i == 3 else "I"},
        "steps": [{"code": "x", "count": j} for j in range(i % 2)],
    }
    for i in range(10)
]

SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("problem", pa.string()),
        ("answer", pa.large_string()),
        ("note", pa.string()),
        ("tests", pa.list_(pa.string())),
        ("score", pa.float64()),
        ("odd", pa.bool_()),
        ("origin", pa.struct([("year", pa.int32()), ("name", pa.string())])),
        ("steps", pa.list_(pa.struct([("code", pa.string()), ("count", pa.int32())]))),
    ]
)


def write(name, table, **options):
    pq.write_table(table, HERE / name, row_group_size=4, write_statistics=False, store_schema=False, **options)


def main():
    with open(HERE / "rows.jsonl", "w", encoding="utf-8") as lines:
        for row in ROWS:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")

    table = pa.Table.from_pylist(ROWS, schema=SCHEMA)
    for codec in ("snappy", "zstd", "gzip", "lz4", "none", "brotli"):
        write(f"{codec}.parquet", table, compression=codec)
    write("snappy-v2.parquet", table, compression="snappy", data_page_version="2.0")
    write("plain.parquet", table, compression="snappy", use_dictionary=False)
    write("old-lists.parquet", table, compression="snappy", use_compliant_nested_type=False)

    write("empty.parquet", table.slice(0, 0), compression="snappy")
    write("dates.parquet", pa.table({"id": [0, 1], "day": pa.array([0, 1], pa.date32())}), compression="snappy")
    write("bytes.parquet", pa.table({"id": [0, 1], "problem": pa.array([b"good", b"b\xe9d"], pa.binary())}))
    write("null.parquet", pa.table({"id": [0, 1], "problem": pa.array(["a", None])}))


if __name__ == "__main__":
    main()
