"""Settings: what the environment and configuration files say where an option does not."""

import tomllib
from pathlib import Path

from platformdirs import user_config_path
from pydantic import ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from rapporteur.cli.exit_codes import CommandError, ExitCode

CONFIGURATION = "rapporteur.toml"


class Settings(BaseSettings):
    """RAPPORTEUR_LEDGER outranks rapporteur.toml in the working folder, which outranks that of the user."""

    model_config = SettingsConfigDict(env_prefix="RAPPORTEUR_", extra="forbid")

    ledger: str = "sqlite:///rapporteur.db"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the name is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the name is pydantic's
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Where settings come from, the strongest first."""
        files = TomlConfigSettingsSource(settings_cls, configuration_files())
        return init_settings, env_settings, files


def configuration_files() -> list[Path]:
    """The configuration files that are looked for, the weaker first."""
    return [user_config_path("rapporteur", appauthor=False) / CONFIGURATION, Path(CONFIGURATION)]


def load_settings() -> Settings:
    """The settings of this run.

    Raises:
        CommandError: a configuration file is not TOML, or holds something that is no setting.
    """
    try:
        return Settings()
    except tomllib.TOMLDecodeError as error:
        raise CommandError(f"{CONFIGURATION} is not valid TOML: {error}", ExitCode.USAGE) from None
    except OSError as error:
        raise CommandError(f"{CONFIGURATION} could not be read: {error.strerror}", ExitCode.USAGE) from None
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise CommandError(f"the setting {name!r} is not valid: {first['msg']}", ExitCode.USAGE) from None
