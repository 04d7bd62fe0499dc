"""A private Request Tracker: its own database, folders and port, and nothing shared.

Debian's packages give the programs; all that they write is in one folder of the test.
"""

import base64
import json
import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.live.stores import Store

HOME = Path("/usr/share/request-tracker5")
LIBRARY = HOME / "lib"
SERVER = HOME / "libexec" / "rt-server"
SETUP, DUMP = "rt-setup-database-5", "rt-dump-initialdata-5"
ROOT, PASSWORD = "root", "a password of tests"
PATIENCE = 120
CONFIG = """\
Set($rtname, 'example');
Set($Organization, 'example.com');
Set($CorrespondAddress, 'it@example.com');
Set($CommentAddress, 'it-comment@example.com');
Set($OwnerEmail, 'root');
Set($WebDomain, '127.0.0.1');
Set($WebPort, %(port)d);
Set($WebPath, '');
Set($WebBaseURL, 'http://127.0.0.1:%(port)d');
Set($Timezone, 'UTC');
%(database)s
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($LogToFile, undef);
Set($MailCommand, 'mbox');
Set($InitialdataFormatHandlers, ['perl', 'RT::Initialdata::JSON']);
$RT::VarPath = '%(folder)s/var';
$RT::MasonDataDir = '%(folder)s/var/mason';
$RT::MasonSessionDir = '%(folder)s/var/session';
1;
"""
Json = Any


class Answer(NamedTuple):
    """What REST 2.0 answered."""

    status: int
    body: Json


@dataclass
class Tracker:
    """One Request Tracker. Its server starts when somebody first asks it something."""

    folder: Path
    store: Store
    door: socket.socket = field(init=False, repr=False)
    server: subprocess.Popen[bytes] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        assert "'" not in str(self.folder)
        self.door = socket.create_server(("127.0.0.1", 0))
        for each in ("confd", "var/mason", "var/session"):
            (self.folder / each).mkdir(parents=True)
        given = self.store.settings(self.folder)
        database = "\n".join(f"Set({name}, {value});" for name, value in given.items())
        config = CONFIG % {
            "port": self.port,
            "folder": self.folder,
            "database": database,
        }
        (self.folder / "RT_SiteConfig.pm").write_text(config, encoding="utf-8")

    @property
    def port(self) -> int:
        """The port that belongs to it from the start, so that nobody can take it."""
        number: int = self.door.getsockname()[1]
        return number

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What every program of Request Tracker has to know to work on this one."""
        return {
            "PATH": f"{os.environ['PATH']}:/usr/sbin",
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(self.folder),
            "PERL5LIB": str(LIBRARY),
            "RT_SITE_CONFIG": str(self.folder / "RT_SiteConfig.pm"),
            "RT_SITE_CONFIG_DIR": str(self.folder / "confd"),
        }

    @property
    def host(self) -> tuple[str, ...]:
        """The command that runs a Perl which finds it, as the manifest would say it."""
        given = (f"{name}={value}" for name, value in self.environment.items())
        return ("env", *given, "perl")

    def run(self, *command: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        """A program that finds this Request Tracker, ended."""
        return subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.environment,
            cwd=self.folder,
            timeout=PATIENCE,
            check=False,
        )

    def setup(self, action: str, *options: str) -> str:
        """What Request Tracker's own tool for databases said; it must be content."""
        quiet = ("--force", "--dba", self.store.dba, "--dba-password", "")
        done = self.run(SETUP, "--action", action, *quiet, *options)
        complaints = ("[error]", "[critical]", "[crit]", "Couldn't")
        assert done.returncode == 0, done.stderr
        assert not any(each in done.stderr for each in complaints), done.stderr
        return done.stdout

    def content(self) -> bytes:
        """All that it knows, in whatever form: equal where nothing has changed."""
        return self.store.content(self.folder)

    def load(self, file: Path) -> None:
        """Load initialdata, as its own tool does."""
        self.setup("insert", "--datafile", str(file))

    def dump(self, name: str, *options: str) -> Path:
        """A new folder with all that its own tool dumps."""
        place = self.folder / name
        done = self.run(DUMP, "--sync", "--quiet", "--directory", str(place), *options)
        assert done.returncode == 0, done.stderr
        return place

    def perl(self, program: str, *arguments: str, stdin: str = "") -> str:
        """What a Perl program prints that may use RT, and is done without complaint."""
        whole = f"use strict; use warnings; use utf8; use RT -init;\n{program}"
        done = self.run("perl", "-CSDA", "-e", whole, *arguments, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def configure(self, name: str, perl: str) -> None:
        """A file of its folder of settings; a running server does not see it."""
        place = self.folder / "confd" / f"{name}.pm"
        place.write_text(f"use utf8;\n{perl}\n1;\n", encoding="utf-8")

    def start(self) -> None:
        """Start the server on the port that is already listened at: no waiting."""
        number = self.door.fileno()
        where = {"SERVER_STARTER_PORT": f"127.0.0.1:{self.port}={number}"}
        with (self.folder / "log").open("ab") as log:
            self.server = subprocess.Popen(
                [SERVER, "--server", "Starlet", "--max-workers", "0"],
                env=self.environment | where,
                cwd=self.folder,
                pass_fds=(number,),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def stop(self) -> None:
        """Stop the server, by its own number."""
        if self.server:
            self.server.terminate()
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        self.server = None

    def close(self) -> None:
        self.stop()
        self.door.close()

    @property
    def log(self) -> str:
        """What the server complained about."""
        place = self.folder / "log"
        return place.read_text("utf-8", "replace") if place.exists() else ""

    @property
    def mail(self) -> str:
        """All mail that it would have sent."""
        boxes = sorted((self.folder / "var").glob("*.mbox"))
        return "".join(each.read_text("utf-8", "replace") for each in boxes)

    def rest(
        self,
        method: str,
        path: str,
        body: Json = None,
        *,
        user: str = ROOT,
        password: str = PASSWORD,
    ) -> Answer:
        """Ask REST 2.0: `rest("GET", "queue/1")`."""
        pair = base64.b64encode(f"{user}:{password}".encode()).decode()
        headers = {"Authorization": f"Basic {pair}"}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = "application/json"
        where = f"{self.url}/REST/2.0/{path}"
        return self.ask(urllib.request.Request(where, data, headers, method=method))  # noqa: S310 - 127.0.0.1

    def ask(self, request: urllib.request.Request) -> Answer:
        """Send one request; every status is an answer."""
        if self.server is None:
            self.start()
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                return Answer(answer.status, _value(answer.read()))
        except urllib.error.HTTPError as answer:
            with answer:
                return Answer(answer.code, _value(answer.read()))

    def refresh(self) -> None:
        """Let the server look at a page: it takes changed settings up then."""
        self.ask(urllib.request.Request(f"{self.url}/"))  # noqa: S310 - 127.0.0.1

    def user(self, name: str, rights: Sequence[str], **given: str) -> Mapping[str, str]:
        """A privileged user with these global rights: `rest(…, **tracker.user(…))`."""
        self.perl(
            USER, json.dumps({"Name": name, "Password": PASSWORD, **given}), *rights
        )
        return {"user": name, "password": PASSWORD}


USER = """
my ($user, @rights) = @ARGV;
my $made = RT::User->new(RT->SystemUser);
my ($ok, $said) = $made->Create(%{JSON::from_json($user)}, Privileged => 1);
die "$said\\n" unless $ok;
for my $right (@rights) {
    my %right = (Right => $right, Object => RT->System);
    ($ok, $said) = $made->PrincipalObj->GrantRight(%right);
    die "$right: $said\\n" unless $ok;
}
"""


def installed() -> bool:
    """Whether this machine has the programs."""
    programs = SETUP, DUMP, "perl"
    where = f"{os.environ['PATH']}:/usr/sbin"
    return SERVER.exists() and all(shutil.which(each, path=where) for each in programs)


def empty(folder: Path, store: Store) -> None:
    """Make the database of a Request Tracker in which nobody has done anything yet."""
    tracker = Tracker(folder, store)
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    tracker.setup("init", "--root-password-file", str(secret))
    tracker.close()


def _value(content: bytes) -> Json:
    text = content.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
