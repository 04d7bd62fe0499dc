"""Where a private Request Tracker keeps what it knows: a file, or a server's database.

`REQUEST_TRACKER_DATABASE=Pg` or `=mysql` lets the live tests run against PostgreSQL or
MariaDB; without it they run against SQLite. The server is of the tests alone: it hears
nothing but a socket in a folder of its own, and is stopped by its number.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from tests.programs import found, lost

CHOSEN = os.environ.get("REQUEST_TRACKER_DATABASE", "SQLite")
PATIENCE = 60.0
BACKSLASH = "" if CHOSEN == "Pg" else "\\"
"""Beside an apostrophe in a name, RT's library (DBIx::SearchBuilder) misreads it."""
NUL = "\2" if CHOSEN == "Pg" else "\0"
"""PostgreSQL keeps no text with a real one."""
only_sqlite = pytest.mark.skipif(CHOSEN != "SQLite", reason="only SQLite does that")
MARIADB_CONFIG = (
    "--skip-networking",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=0",
    "--skip-log-bin",
    "--character-set-server=utf8mb4",
)
POSTGRES_CONFIG = (
    *("-c", "listen_addresses="), *("-c", "fsync=off"), *("-c", "max_connections=40"),
)  # fmt: skip


class Store(Protocol):
    """A place for the databases of Request Trackers, each known by its folder.

    `dba` is who may make databases there.
    """

    dba: str

    def settings(self, folder: Path) -> Mapping[str, str]:
        """What the Request Tracker of a folder has to know: its settings in Perl."""

    def copy(self, source: Path, target: Path) -> None:
        """Give the one of a folder what the one of another holds; nobody may use it."""

    def content(self, folder: Path) -> bytes:
        """All that the one of a folder holds; equal where nothing has changed."""

    def stop(self) -> None:
        """Stop what was started."""


def store() -> Store:
    """A new one of the kind that was chosen."""
    kinds: dict[str, Callable[[], Store]] = {
        "SQLite": Files,
        "Pg": Postgres,
        "mysql": MariaDB,
    }
    return kinds[CHOSEN]()


def named(folder: Path) -> str:
    """What the database of a folder is called on a server."""
    return "rt_" + hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]


class Files:
    """SQLite: a file in the folder."""

    dba = ""

    def settings(self, folder: Path) -> Mapping[str, str]:
        name = f"{folder}/rt.sqlite"
        return _settings("SQLite", name, user="", host="")

    def copy(self, source: Path, target: Path) -> None:
        target.mkdir(exist_ok=True)
        shutil.copy(source / "rt.sqlite", target / "rt.sqlite")

    def content(self, folder: Path) -> bytes:
        return (folder / "rt.sqlite").read_bytes()

    def stop(self) -> None:
        """There is nothing to stop."""


class _Served:
    """A server in a folder of its own, which other users of the machine can reach."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="rt-"))
        self.folder.chmod(0o755)
        self.server: subprocess.Popen[bytes] | None = None

    def begin(self, command: list[str], ready: list[str], user: str | None) -> None:
        with (self.folder / "log").open("ab") as log:
            self.server = subprocess.Popen(command, stdout=log, stderr=log, user=user)
        until = time.monotonic() + PATIENCE
        while subprocess.run(ready, capture_output=True, check=False).returncode:
            if self.server.poll() is not None or time.monotonic() > until:
                said = (self.folder / "log").read_text()
                self.stop()
                pytest.fail(said)
            time.sleep(0.1)

    def stop(self) -> None:
        if self.server is not None:
            self.server.terminate()
            self.server.wait(PATIENCE)
        shutil.rmtree(self.folder)


class Postgres(_Served):
    """PostgreSQL; it refuses to run as root, so its own user runs it then."""

    dba = "rt"

    def __init__(self) -> None:
        places = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not places:
            lost("PostgreSQL is not installed")
        super().__init__()
        self.bin, data = places[-1], self.folder / "data"
        user = "postgres" if os.getuid() == 0 else None
        if user:
            shutil.chown(self.folder, user)
        new = ["--auth=trust", "--username=rt", "--encoding=UTF8", "--locale=C.UTF-8"]
        init = [str(self.bin / "initdb"), "-D", str(data), *new]
        subprocess.run(init, check=True, capture_output=True, user=user, cwd="/")
        options = ["-D", str(data), "-k", str(self.folder), *POSTGRES_CONFIG]
        ready = [str(self.bin / "pg_isready"), "-h", str(self.folder)]
        self.begin([str(self.bin / "postgres"), *options], ready, user)

    def settings(self, folder: Path) -> Mapping[str, str]:
        return _settings("Pg", named(folder), user="rt", host=str(self.folder))

    def copy(self, source: Path, target: Path) -> None:
        self._run("dropdb", "--if-exists", "--force", named(target))
        self._run("createdb", "-T", named(source), named(target))

    def content(self, folder: Path) -> bytes:
        lines = self._run("pg_dump", "--inserts", named(folder)).splitlines()
        changing = (b"\\restrict", b"\\unrestrict")  # a new word each time
        return b"\n".join(each for each in lines if not each.startswith(changing))

    def _run(self, program: str, *options: str) -> bytes:
        where = ["-h", str(self.folder), "-U", "rt"]
        command = [str(self.bin / program), *where, *options]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


class MariaDB(_Served):
    """MariaDB, spoken to as MySQL is."""

    dba = "root"

    def __init__(self) -> None:
        server = found("mariadbd", "/usr/sbin/mariadbd")
        if server is None:
            lost("MariaDB is not installed")
        super().__init__()
        data, self.socket = self.folder / "data", self.folder / "socket"
        me = f"--user={'root' if os.getuid() == 0 else os.environ['USER']}"
        normal = "--auth-root-authentication-method=normal"
        new = ["mariadb-install-db", "--no-defaults", f"--datadir={data}", me, normal]
        subprocess.run(new, check=True, capture_output=True)
        options = ["--no-defaults", f"--datadir={data}", f"--socket={self.socket}", me]
        ready = ["mariadb-admin", *self._as_root(), "ping"]
        self.begin([str(server), *options, *MARIADB_CONFIG], ready, None)

    def settings(self, folder: Path) -> Mapping[str, str]:
        found = _settings("mysql", named(folder), user="rt_user", host="localhost")
        return {**found, "%DatabaseExtraDSN": f"mysql_socket => '{self.socket}'"}

    def copy(self, source: Path, target: Path) -> None:
        name = named(target)
        new = f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARSET utf8mb4;"
        grant = f"GRANT ALL ON {name}.* TO rt_user@localhost; USE {name};"
        text = f"{new} {grant}\n".encode() + self.content(source)
        subprocess.run(["mariadb", *self._as_root()], check=True, input=text)

    def content(self, folder: Path) -> bytes:
        how = ("--hex-blob", "--skip-dump-date", named(folder))
        command = ["mariadb-dump", *self._as_root(), *how]
        return subprocess.run(command, check=True, capture_output=True).stdout

    def _as_root(self) -> list[str]:
        return ["--no-defaults", f"--socket={self.socket}", "--user=root"]


def _settings(kind: str, name: str, *, user: str, host: str) -> dict[str, str]:
    given = {"Type": kind, "Name": name, "User": user, "Host": host, "Password": ""}
    return {f"$Database{each}": f"'{value}'" for each, value in given.items()}
