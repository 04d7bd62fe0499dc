"""A secret is used, and seen nowhere."""

import base64
import json
import logging
import pickle
import sys
from pathlib import Path
from urllib.parse import quote_plus

import keyring
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend

from catalogkit.hidden import Hidden
from catalogkit.live.secrets import Secrets
from catalogkit.model.options import Secret
from catalogkit.platform import Unreachable

CANARY = "kä'n\"a r%y+/=<&>\\"


class InMemory(KeyringBackend):
    """A keyring with one entry."""

    priority = 1

    def get_password(self, service, username):
        return CANARY if (service, username) == ("rt/prod", "api") else None

    def set_password(self, service, username, password):
        raise NotImplementedError


def test_nothing_shows_a_hidden_text(caplog):
    hidden = Hidden(CANARY)

    logging.getLogger("test").warning("it is %s", hidden)
    shown = [repr(hidden), str(hidden), f"{hidden:>20}", f"{[hidden]}", caplog.text]

    assert all(CANARY not in each and repr(CANARY) not in each for each in shown)
    with pytest.raises(TypeError, match="written nowhere"):
        pickle.dumps(hidden)
    assert hidden.revealed() == CANARY


def test_a_secret_is_where_its_owner_keeps_it(tmp_path):
    file = tmp_path / "token"
    file.write_text(f"{CANARY}\n", encoding="utf-8")
    file.chmod(0o600)
    said = []
    secrets = Secrets(tmp_path, {"RT_TOKEN": CANARY}, said.append)

    found = [
        secrets.reveal(Secret(env="RT_TOKEN")),
        secrets.reveal(Secret(file="token")),
        secrets.reveal(Secret(file=str(file))),
    ]

    assert [each.revealed() for each in found] == [CANARY] * 3
    assert said == []


def test_whoever_lets_others_read_a_secret_is_told(tmp_path):
    (tmp_path / "to ken").write_text(CANARY, encoding="utf-8")
    (tmp_path / "to ken").chmod(0o640)
    said = []

    Secrets(tmp_path, warn=said.append).reveal(Secret(file="to ken"))

    assert said == ["others may read the secret in 'to ken': chmod 600 'to ken'"]


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        (Secret(env="NOWHERE"), "the environment variable NOWHERE is not set"),
        (Secret(env="EMPTY"), "the environment variable EMPTY is empty"),
        (Secret(file="none"), "the secret in file 'none' cannot be read: No such file"),
    ],
)
def test_a_missing_secret_is_said_by_its_place(kept, sentence, tmp_path):
    with pytest.raises(Unreachable, match=sentence):
        Secrets(tmp_path, {"EMPTY": ""}).reveal(kept)


def test_the_keyring_opens_with_a_service_and_a_name(tmp_path):
    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    try:
        secrets = Secrets(tmp_path)

        assert secrets.reveal(Secret(keyring="rt/prod/api")).revealed() == CANARY
        with pytest.raises(Unreachable, match="the keyring has no 'rt/api'"):
            secrets.reveal(Secret(keyring="rt/api"))
    finally:
        keyring.set_keyring(before)


def test_a_keyring_that_is_not_installed_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)

    with pytest.raises(Unreachable, match=r"pip install 'catalogkit\[keyring\]'"):
        Secrets(tmp_path).reveal(Secret(keyring="rt/api"))


def cleaning(text):
    secrets = Secrets(Path(), {"X": text})
    secrets.reveal(Secret(env="X"))
    return secrets.clean


AROUND = st.text("\0é☃")
SECRET = st.lists(
    st.characters(codec="utf-8", exclude_characters="\0é☃"), min_size=10, unique=True
).map("".join)


@given(SECRET, AROUND, AROUND)
@example(CANARY, "api:", "")
def test_a_sentence_loses_the_secret_in_all_its_clothes(canary, before, after):
    clean = cleaning(canary)
    whole = f"{before}{canary}{after}"
    encoded = base64.b64encode(whole.encode("utf-8", "replace")).decode()
    inside = base64.b64encode(canary.encode()).decode()[4:-4]

    assert canary not in clean(whole)
    assert quote_plus(canary) not in clean(f"/login?p={quote_plus(canary)}&x=1")
    assert json.dumps(canary)[1:-1] not in clean(json.dumps({"p": canary}))
    assert repr(canary)[1:-1] not in clean(repr([canary]))
    assert inside not in clean(encoded)


def test_what_is_no_secret_stays():
    said = "409 Conflict: a queue named VPN is there"

    assert cleaning(CANARY)(said) == said
