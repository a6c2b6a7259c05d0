"""Settings: each an ASPIRE_… environment variable or a line of aspire.toml in the working folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from corpus.errors import SettingsError

BUNDLED_CORPUS = Path(__file__).parent.parent / "corpus" / "calls"


class Settings(BaseSettings):
    """Everything a person may set. The environment wins over aspire.toml."""

    model_config = SettingsConfigDict(env_prefix="ASPIRE_", toml_file="aspire.toml", extra="forbid")

    home: Path = Path(platformdirs.user_data_dir("aspire-desk"))
    corpus: Path = BUNDLED_CORPUS
    index: Path | None = None
    encoder: str = "embedded"
    chroma_url: str | None = None
    model: str | None = None
    model_base_url: str | None = None

    @property
    def index_folder(self) -> Path:
        """Where the index lives: *index*, or a folder of *home*."""
        return self.index or self.home / "index"

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], **sources: PydanticBaseSettingsSource
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then aspire.toml."""
        return sources["init_settings"], sources["env_settings"], TomlConfigSettingsSource(settings_cls)


def load(**overrides: object) -> Settings:
    """The settings in force. Raises SettingsError naming the setting that makes no sense."""
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise SettingsError(f"The setting {name!r} makes no sense: {first['msg']}.") from error
