"""Settings: each an ASPIRE_… environment variable or a line of aspire.toml in the working folder."""

from __future__ import annotations

import os
import shlex
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.setting_names import misspelt, unknown_in_file
from corpus.errors import SettingsError
from corpus.files import at_home
from index.remembered import corpus_of

_ROOT = Path(__file__).parent.parent
BUNDLED_CORPUS = _ROOT / "corpus" / "calls"
# In a checkout `make` and `aspire` share one home; an installed program has the user's data folder.
DEFAULT_HOME = (
    _ROOT / ".aspire"
    if (_ROOT / "pyproject.toml").is_file()
    else Path(platformdirs.user_data_dir("aspire-desk"))
)


# A setting that names a server: the secrets that go there, ours and those its library takes from the
# environment itself.
_SENT_TO = {
    "model_base_url": (("model_api_key",), ()),
    "slack_api_url": (("slack_bot_token", "slack_app_token", "slack_signing_secret"), ()),
    **dict.fromkeys(
        ("mail_imap_host", "mail_imap_port", "mail_imap_security"),
        (("mail_imap_password", "mail_imap_token"), ()),
    ),
    "chroma_url": ((), ("CHROMA_CLIENT_AUTH_CREDENTIALS", "CHROMA_SERVER_HEADERS")),
    **dict.fromkeys(
        ("answers_url", "log_url", "slack_database_url"), ((), ("PGPASSWORD", "PGPASSFILE", "MYSQL_PWD"))
    ),
}


class _Folder(TomlConfigSettingsSource):
    """aspire.toml of the current folder: whoever wrote it may name servers, but gets no key it does not hold itself."""

    def _read_file(self, file_path: Any) -> dict[str, Any]:
        return tomllib.loads(file_path.read_text(encoding="utf-8-sig"))  # Notepad writes a mark in front

    def __call__(self) -> dict[str, Any]:
        given = super().__call__()
        for server in set(given) & set(_SENT_TO) - set(self.current_state):
            if key := self._key_for(server, given):
                raise SettingsError(
                    f"The aspire.toml of this folder names a server ({server}) that {key} would be sent to; "
                    f"if you trust it, set ASPIRE_{server.upper()} in the environment."
                )
        return given

    def _key_for(self, server: str, given: dict[str, Any]) -> str | None:
        """A secret of the environment that would go to *server*, None where there is none."""
        own, foreign = _SENT_TO[server]
        if any(name in given for name in own):
            return None
        known = {name.lower() for name, value in self.current_state.items() if value}
        outside = foreign if server != "model_base_url" else _provider_keys({**given, **self.current_state})
        return next((name for name in own if name in known), None) or next(
            filter(os.environ.get, outside), None
        )


def _provider_keys(known: Mapping[str, Any]) -> tuple[str, ...]:
    """The variables that hold the key of the chat model's provider."""
    provider = str(known.get("model") or "").partition(":")[0].strip().upper().replace("-", "_")
    return tuple(f"{name}_API_KEY" for name in dict.fromkeys((provider, provider.partition("_")[0])) if name)


def _listed(value: object) -> object:
    """`C1, C2` of an environment variable as the list it means."""
    return value.replace(",", " ").split() if isinstance(value, str) else value


Ids = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


Place = Annotated[Path, AfterValidator(at_home)]


class Settings(BaseSettings):
    """Everything a person may set. The environment wins over aspire.toml."""

    model_config = SettingsConfigDict(
        # NAME= in an env file sets nothing: above all, no empty signing secret.
        env_prefix="ASPIRE_",
        env_ignore_empty=True,
        toml_file="aspire.toml",
        extra="forbid",
    )

    home: Place = DEFAULT_HOME
    corpus: Place = BUNDLED_CORPUS
    index: Place | None = None
    encoder: str = "embedded"
    chroma_url: str | None = None
    contact: str | None = None

    # The chat model: "provider:model", and how to reach it. Every draft ends within model_timeout seconds.
    model: str | None = None
    model_base_url: str | None = None
    model_api_key: SecretStr | None = None
    model_timeout: float = Field(30.0, gt=0, le=600)

    # The answer log: any SQLAlchemy URL, by default a file of *home*; receipts older than log_days are deleted.
    log: bool = True
    log_url: str | None = None
    log_days: int = Field(365, ge=1, le=36_500)

    # What the desk has answered: any SQLAlchemy URL, by default the database that counters on several machines share.
    answers_url: str | None = None

    # The Slack counter. Slack's own names for its secrets, as its tools and samples use them.
    slack_bot_token: SecretStr | None = Field(
        None, validation_alias=AliasChoices("SLACK_BOT_TOKEN", "slack_bot_token")
    )
    slack_app_token: SecretStr | None = Field(
        None, validation_alias=AliasChoices("SLACK_APP_TOKEN", "slack_app_token")
    )
    slack_signing_secret: SecretStr | None = Field(
        None, validation_alias=AliasChoices("SLACK_SIGNING_SECRET", "slack_signing_secret")
    )
    slack_api_url: str = "https://slack.com/api/"
    slack_desk_channel: str | None = None
    slack_database_url: str | None = None
    slack_stream: bool = True
    # Who is answered where: all channels unless some are named; unmentioned only in *open* ones, and only when sure.
    slack_channels: Ids = ()
    slack_open_channels: Ids = ()
    slack_home_only: bool = False
    slack_workflows: bool = True
    slack_edits: bool = True
    # The hour, in Japan time, at which the desk's channel is reminded of open questions.
    slack_reminder_hour: int | None = Field(None, ge=0, le=23)
    slack_workers: int = Field(4, ge=1, le=32)
    slack_queue_size: int = Field(300, ge=1)
    slack_user_limit: int = Field(20, ge=1)
    slack_channel_limit: int = Field(60, ge=1)
    slack_lease_seconds: float = Field(60.0, gt=0, le=86_400)
    slack_thread_hours: float = Field(24.0, gt=0, le=876_000)
    slack_keep_days: float = Field(365.0, gt=0, le=36_500)
    slack_host: str = "127.0.0.1"
    slack_port: int = Field(3000, ge=0, le=65535)
    slack_health_port: int | None = Field(8081, ge=0, le=65535)

    # The mail counter. It drafts and cannot send; the password or the OAuth token belong in the environment.
    mail_address: str | None = None
    mail_templates: Place | None = None
    mail_report_language: Literal["ja", "en"] | None = None
    mail_imap_host: str | None = None
    mail_imap_port: int | None = Field(None, ge=1, le=65535)
    mail_imap_user: str | None = None
    mail_imap_password: SecretStr | None = None
    mail_imap_token: SecretStr | None = None
    mail_imap_security: Literal["tls", "starttls", "none"] = "tls"
    mail_imap_folder: str = "INBOX"
    mail_imap_drafts: str | None = None
    mail_imap_timeout: float = Field(60.0, gt=0)

    @property
    def index_folder(self) -> Path:
        """Where the index lives: *index*, or a folder of *home*."""
        return self.index or self.home / "index"

    @property
    def receipts_url(self) -> str:
        """Where answers are logged: *log_url*, or a file of *home*."""
        return self.log_url or f"sqlite:///{self.home / 'receipts.db'}"

    @property
    def desk_answers_url(self) -> str:
        """Where the desk's answers are: *answers_url*, else the Slack counter's or the log's database, else a
        file of *home*."""
        shared = self.answers_url or self.slack_database_url or self.log_url
        return shared or f"sqlite:///{self.home / 'answers.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then aspire.toml."""
        return init_settings, env_settings, _Folder(settings_cls)


def load(**overrides: object) -> Settings:
    """The settings in force; where no corpus is set, that of the index.

    Raises SettingsError naming the setting that makes no sense.
    """
    try:
        chosen = {name: value for name, value in overrides.items() if value is not None}
        given = Settings(**chosen)  # type: ignore[arg-type]
        if told := misspelt(os.environ, Settings.model_fields):
            raise SettingsError(told)
        return given if "corpus" in given.model_fields_set else _with_corpus_of_index(given)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"aspire.toml is no TOML ({error}); mend it, then try again.") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            raise SettingsError(unknown_in_file(name, Settings.model_fields)) from error
        raise SettingsError(f"The setting {name!r} makes no sense: {first['msg']}.") from error


def _with_corpus_of_index(given: Settings) -> Settings:
    """The settings with the corpus that the index was built from, where it names one."""
    corpus = corpus_of(given.index_folder)
    return given.model_copy(update={"corpus": corpus}) if corpus else given


def build_command(chosen: Settings) -> str:
    """What to type so that the index of the *chosen* settings is built anew: with the folders that they name otherwise
    than the environment does."""
    plain = load()
    named = {
        "--corpus": (chosen.corpus, plain.corpus),
        "--index": (chosen.index_folder, plain.index_folder),
    }
    options = [part for name, (own, usual) in named.items() if own != usual for part in (name, str(own))]
    return shlex.join(["aspire", "index", "build", *options])
