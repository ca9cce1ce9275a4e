"""What a person can set: few, flat, from the environment (`ASSISTANT_…`) or keywords."""

from datetime import date
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import AssistantError


class Settings(BaseSettings):
    """The settings with their defaults; the README's table says the same."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_ignore_empty=True, extra="ignore", frozen=True)

    data_dir: Path = user_data_path("daily-papers-assistant", appauthor=False)
    today: date | None = None
    day_first: bool = True
    embedding_folder: Path | None = None
    embedding_model: str = ""
    openai_api_key: SecretStr = Field(SecretStr(""), validation_alias=AliasChoices("openai_api_key", "OPENAI_API_KEY"))
    openai_base_url: str = Field("", validation_alias=AliasChoices("openai_base_url", "OPENAI_BASE_URL"))
    hf_endpoint: str = Field("https://huggingface.co", validation_alias=AliasChoices("hf_endpoint", "HF_ENDPOINT"))
    model: str = ""
    model_window: int = Field(8192, ge=1024)
    model_timeout: float = Field(120, gt=0)
    auth: SecretStr = SecretStr("")
    interests: str = ""
    smtp_host: str = ""
    smtp_port: int | None = Field(None, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_sender: str = ""


def load(**overrides: object) -> Settings:
    """The settings of the environment, overridden by those keywords that are not None."""
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        problem = error.errors()[0]
        wrong = (
            "this is no day; write it as 2026-06-10" if problem["type"].startswith("date") else problem["msg"].lower()
        )
        field = str(problem["loc"][0]).lower()
        name = field.upper() if field.startswith(("openai_", "hf_")) else f"ASSISTANT_{field.upper()}"
        raise AssistantError(f"{name} is {problem['input']!r}: {wrong}. Correct or unset it.") from error
