"""An aspire.toml of the current folder, which may be anybody's, gets no key that it does not hold itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import load
from corpus.errors import SettingsError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("written", "secret"),
    [
        ('model_base_url = "https://x.example"\nmodel = "openai:gpt"', "ASPIRE_MODEL_API_KEY"),
        ('model_base_url = "https://x.example"\nmodel = "openai:gpt"', "OPENAI_API_KEY"),
        ('model_base_url = "https://x.example"\nmodel = "google-genai:g"', "GOOGLE_API_KEY"),
        ('slack_api_url = "https://x.example"', "SLACK_BOT_TOKEN"),
        ('mail_imap_host = "x.example"', "ASPIRE_MAIL_IMAP_PASSWORD"),
        ('mail_imap_security = "none"', "ASPIRE_MAIL_IMAP_TOKEN"),
        ('chroma_url = "https://x.example"', "CHROMA_CLIENT_AUTH_CREDENTIALS"),
        ('log_url = "postgresql://x.example/log"', "PGPASSWORD"),
    ],
)
def test_a_server_it_names_is_refused_a_key_of_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, written: str, secret: str
) -> None:
    (folder / "aspire.toml").write_text(written)
    monkeypatch.setenv(secret, "sesame")
    server = written.partition(" ")[0]

    with pytest.raises(SettingsError, match=f"set ASPIRE_{server.upper()} in the environment") as refused:
        load()
    assert "sesame" not in str(refused.value)


def test_a_server_that_the_environment_names_too_is_trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "aspire.toml").write_text('model_base_url = "https://x.example"')
    monkeypatch.setenv("ASPIRE_MODEL_API_KEY", "sesame")
    monkeypatch.setenv("ASPIRE_MODEL_BASE_URL", "https://own.example")

    assert load().model_base_url == "https://own.example"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('model_base_url = "http://localhost:11434"\nmodel = "ollama:m"', id="no key at all"),
        pytest.param('model_base_url = "https://x.example"\nmodel_api_key = "own"', id="a key of its own"),
        pytest.param('model = "openai:gpt"', id="no server"),
    ],
)
def test_what_sends_no_key_of_the_environment_is_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    (folder / "aspire.toml").write_text(written)
    monkeypatch.setenv("OPENAI_API_KEY", "sesame")

    assert load().model_fields_set
