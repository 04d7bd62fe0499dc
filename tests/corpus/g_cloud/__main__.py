"""Writes both years as catalogs: `python -m tests.corpus.g_cloud FOLDER`."""

import sys
from pathlib import Path

from tests.corpus.g_cloud.catalog import converted
from tests.corpus.g_cloud.year import YEARS, texts

for name in YEARS:
    made = converted(texts(name), name.rpartition("-")[2])
    for path, data in made.files.items():
        file = Path(sys.argv[1], name, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    sys.stdout.write(f"{name}, what does not fit:\n")
    sys.stdout.writelines(f"{n:6} {why}\n" for why, n in made.counted().items())
