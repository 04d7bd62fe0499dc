"""A secret is used, and seen nowhere."""

import base64
import json
import logging
import pickle
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.hidden import Hidden
from catalogkit.live.secrets import Secrets
from catalogkit.model.options import Secret
from catalogkit.platform import Unreachable

CANARY = "kä'n\"a r%y+/=<&>\\"


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


def test_the_keyring_opens_with_a_service_and_a_name(tmp_path, monkeypatch):
    keyring = pytest.importorskip("keyring")
    backend = pytest.importorskip("keyring.backend")

    class InMemory(backend.KeyringBackend):
        priority = 1

        def get_password(self, service, username):
            return CANARY if (service, username) == ("rt/prod", "api") else None

        def set_password(self, service, username, password):
            raise NotImplementedError

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
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)

    with pytest.raises(Unreachable, match=r"pip install 'catalogkit\[keyring\]'"):
        Secrets(tmp_path).reveal(Secret(keyring="rt/api"))


def cleaning(secret):
    secrets = Secrets(__import__("pathlib").Path(), {"X": secret})
    secrets.reveal(Secret(env="X"))
    return secrets.clean


@given(st.text(st.characters(codec="utf-8"), min_size=4), st.text(), st.text())
def test_a_sentence_loses_the_secret_in_all_its_clothes(secret, before, after):
    if not secret.strip("\0"):
        return
    clean = cleaning(secret)
    basic = base64.b64encode(f"api:{secret}".encode()).decode()

    said = clean(f"{before}{secret}{after}")
    worn = clean(f"Authorization: Basic {basic} /?p={quote_plus(secret)}")
    quoted = clean(f"{json.dumps({'password': secret})} {secret!r}")

    assert secret not in said or secret in "(hidden)"
    assert basic not in worn
    assert basic[6:-6] not in worn or len(basic) < 16
    assert quote_plus(secret) not in worn or quote_plus(secret) in "(hidden)Basic"
    assert json.dumps(secret)[1:-1] not in quoted or secret in "(hidden)password"
