"""What an apply writes down is on the disk, or it says that it is not."""

import json
import os
import resource
import signal
from contextlib import contextmanager

import pytest

from catalogkit.resource import Key, Resource
from catalogkit.rollout.bindings import FOLDER, BindingsRefused
from catalogkit.rollout.goal import goal
from catalogkit.rollout.journal import JournalRefused, read, waiting
from catalogkit.rollout.lock import Locked, locked
from catalogkit.rollout.memory import Memory
from tests.rollout_kinds import KINDS, begun, bound, carried, gone_on, ours, planned

WANTED = goal(
    KINDS, [Resource(Key("Word", each), {"Name": each}) for each in ("a", "b", "c")]
)


@contextmanager
def full_at(size: int):
    """A disk that takes no file longer than this."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.fixture
def platform():
    return Memory(KINDS)


@pytest.fixture
def journal(tmp_path, platform):
    return begun(tmp_path, planned(tmp_path, platform, WANTED))


@pytest.fixture
def kept(monkeypatch):
    """What is on the disk: inode → so many bytes of it, in the order it came there."""
    found: dict[int, int] = {}
    synced = os.fsync

    def fsync(handle):
        synced(handle)
        found.pop(os.fstat(handle).st_ino, None)
        found[os.fstat(handle).st_ino] = os.fstat(handle).st_size

    monkeypatch.setattr(os, "fsync", fsync)
    return found


def test_a_new_file_is_on_the_disk_and_then_its_name(tmp_path, platform, kept):
    journal = begun(tmp_path, planned(tmp_path, platform, WANTED))
    state, folder = journal.file.stat(), journal.file.parent.stat()

    assert kept[state.st_ino] == state.st_size
    assert [*kept][-2:] == [state.st_ino, folder.st_ino]


def test_before_and_after_each_call_the_journal_is_on_the_disk(
    tmp_path, platform, journal, kept
):
    seen = []

    def call(word):
        state = journal.file.stat()
        assert kept[state.st_ino] == state.st_size
        last = json.loads(journal.file.read_bytes().splitlines()[-1])
        seen.append((word, last["step"], last["is"]))
        return ""

    platform.fault = call

    assert carried(tmp_path, platform, journal).is_complete

    assert seen == [("create", number, "begun") for number in range(3)]
    states = [each.state for each in read(journal.file).entries.values()]
    assert states == ["done"] * 3
    assert kept[journal.file.stat().st_ino] == journal.file.stat().st_size


@pytest.mark.parametrize("more", [0, 5, 40, 90])
def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path, platform, journal, more):
    size = journal.file.stat().st_size + more

    with full_at(size), pytest.raises(JournalRefused, match="cannot be written: File"):
        carried(tmp_path, platform, journal)
    result = gone_on(tmp_path, platform)

    assert result.is_complete
    assert (
        ours(platform).keys() == WANTED.resources.keys() == bound(tmp_path).bound.keys()
    )
    assert len(platform.things) == len(WANTED.resources)


def test_a_disk_that_is_full_for_bindings_leaves_the_old_ones_and_the_journal(
    tmp_path, platform, journal
):
    file = bound(tmp_path).file
    file.write_text("{}", encoding="utf-8")
    bindings = bound(tmp_path.parent / "none")
    bindings.file = file
    bindings.bound = {}

    with full_at(0), pytest.raises(BindingsRefused, match="go on with apply --resume"):
        bindings.save()

    assert file.read_text(encoding="utf-8") == "{}"
    assert [*file.parent.glob(".*")] == []
    assert len(waiting(tmp_path, "test", "memory")) == 1
    assert journal.file.exists()


def test_a_full_disk_begins_nothing(tmp_path, platform):
    made = planned(tmp_path, platform, WANTED)

    with full_at(100), pytest.raises(JournalRefused, match="nothing was done"):
        begun(tmp_path, made)

    assert waiting(tmp_path, "test", "memory") == []


def test_a_folder_that_is_none_begins_nothing(tmp_path, platform):
    made = planned(tmp_path, platform, WANTED)
    (tmp_path / FOLDER).write_text("", encoding="utf-8")

    with pytest.raises(JournalRefused, match="nothing was done"):
        begun(tmp_path, made)
    with pytest.raises(Locked, match="nothing was done"), locked(tmp_path, "test"):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_is_read_only_begins_nothing(tmp_path, platform):
    made = planned(tmp_path, platform, WANTED)
    tmp_path.chmod(0o500)

    with pytest.raises(JournalRefused, match="Permission denied; nothing was done"):
        begun(tmp_path, made)


def test_what_is_no_journal_is_told(tmp_path, platform, journal):
    journal.file.write_bytes(journal.file.read_bytes()[:40])

    with pytest.raises(JournalRefused, match="is no journal of an apply"):
        waiting(tmp_path, "test", "memory")


def test_a_line_that_was_cut_off_counts_as_not_written(tmp_path, platform, journal):
    waits = journal.file
    assert carried(tmp_path, platform, journal).is_complete
    whole, there = journal.file.read_bytes(), dict(platform.things)
    journal.file.unlink()

    for size in range(whole[:-1].rindex(b"\n") + 1, len(whole)):
        waits.write_bytes(whole[:size])
        assert gone_on(tmp_path, platform).is_complete

    assert platform.things == there
