"""A Request Tracker on another host, behind a real ssh that needs no port."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from catalogkit.platform import Unavailable, Unreachable
from catalogkit.resource import Key
from catalogkit.step import Create
from tests.programs import found, lost

pytestmark = pytest.mark.live

TITLE = 'it\'s "VPN" $x `y` \\ 网络 😀'
QUEUE = Create(Key("Queue", "vpn"), {"Name": TITLE, "Description": "a\nb"})
SERVER = """
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PasswordAuthentication no
PubkeyAuthentication yes
StrictModes no
UsePAM no
PidFile none
"""
CLIENT = """
Host rt
    ProxyCommand {sshd} -i -f {folder}/sshd_config
    User {user}
    IdentityFile {folder}/user
    IdentitiesOnly yes
    BatchMode yes
    StrictHostKeyChecking accept-new
    UserKnownHostsFile {folder}/known
"""


@pytest.fixture
def ssh(tmp_path):
    """The command that reaches this machine as another one would be reached."""
    sshd = found("sshd", "/usr/sbin/sshd")
    if sshd is None or not shutil.which("ssh"):
        lost("OpenSSH is not installed")
    if os.getuid() == 0:  # its init script would have made it
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    for each in ("host", "user"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", each]
        subprocess.run(command, cwd=tmp_path, check=True)
    user = pwd.getpwuid(os.getuid()).pw_name
    names = {"folder": tmp_path, "sshd": sshd, "user": user}
    (tmp_path / "sshd_config").write_text(SERVER.format(**names))
    (tmp_path / "ssh_config").write_text(CLIENT.format(**names))
    return ("ssh", "-F", str(tmp_path / "ssh_config"), "rt")


def test_what_is_made_through_ssh_is_read_through_it(ssh, tracker, connected):
    connected(tracker, through=ssh).carry_out(QUEUE)

    held = connected(tracker, through=ssh).read()

    (queue,) = [each for each in held if each.key == QUEUE.key]
    assert {name: queue.body[name] for name in QUEUE.body} == QUEUE.body


def test_a_connection_that_breaks_is_no_answer_and_begins_again(
    ssh, tracker, connected
):
    live = connected(tracker, through=ssh)
    live.host._process.kill()  # noqa: SLF001 - as a network does

    with pytest.raises(Unavailable, match="the program on the host ended"):
        live.carry_out(QUEUE)
    live.carry_out(QUEUE)

    assert [each.key for each in live.read() if each.key is not None] == [QUEUE.key]


def test_a_host_that_nobody_knows_is_said_in_the_words_of_ssh(ssh, tracker, connected):
    with pytest.raises(Unreachable, match="Could not resolve"):
        connected(tracker, through=(*ssh[:3], "nowhere.invalid"))
