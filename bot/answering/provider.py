"""Opening a chat model by its name, through LangChain's init_chat_model.

LangChain and the provider's package are extras: they are imported here, when a model is asked for, and
nowhere else.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from corpus.errors import ModelUnavailable, SettingsError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from bot.settings import Settings

# provider -> (extra of this package, the variable that holds its key)
KNOWN = {
    "openai": ("openai", "OPENAI_API_KEY"),
    "anthropic": ("anthropic", "ANTHROPIC_API_KEY"),
    "google_genai": ("google", "GOOGLE_API_KEY"),
    "ollama": ("ollama", None),
}
BASE_URLS = {"openai": ("OPENAI_API_BASE", "OPENAI_BASE_URL"), "anthropic": ("ANTHROPIC_BASE_URL",)}

# Servers on one's own machine want no key, their client libraries want one all the same.
NO_KEY = "not-needed"

# A pick is a few numbers; the rest is for models that think before they answer.
MAX_TOKENS = 2_000

# Tokens of a menu and its pick; Ollama cuts a prompt that is longer than the context it was told.
CONTEXT = 12_288


def open_model(settings: Settings) -> BaseChatModel:
    """The chat model that *settings* name, such as "openai:gpt-5-mini".

    Raises SettingsError when the name has no provider or no model, ModelUnavailable when a package or key is
    missing; both say what to set or install.
    """
    provider, model = _split(settings.model)
    _check_key(provider, settings)
    try:
        from langchain.chat_models import init_chat_model

        chat: BaseChatModel = init_chat_model(model, model_provider=provider, **_options(provider, settings))
    except ImportError as error:
        raise ModelUnavailable(_install(provider)) from error
    except Exception as error:  # each provider checks its own arguments with its own errors
        raise ModelUnavailable(
            f"The chat model {settings.model!r} cannot be opened: {_first_line(error)}"
        ) from error
    return chat


def _split(name: str | None) -> tuple[str, str]:
    provider, colon, model = (name or "").partition(":")
    if not (provider and colon and model):
        raise SettingsError(
            f"The model {name!r} names no provider. Write provider:model, for example ASPIRE_MODEL=openai:gpt-5-mini."
        )
    return provider.strip().lower().replace("-", "_"), model.strip()


def _check_key(provider: str, settings: Settings) -> None:
    _, variable = KNOWN.get(provider, (None, None))
    if variable and not (settings.model_api_key or os.environ.get(variable) or _base_url(provider, settings)):
        raise ModelUnavailable(
            f"The model {settings.model!r} needs a key. Set {variable} or ASPIRE_MODEL_API_KEY."
        )


def _base_url(provider: str, settings: Settings) -> str | None:
    """The server's address: our setting, else the variables the provider's own client reads."""
    usual = (os.environ.get(name) for name in BASE_URLS.get(provider, ()))
    return settings.model_base_url or next((url for url in usual if url), None)


def _options(provider: str, settings: Settings) -> dict[str, Any]:
    _, variable = KNOWN.get(provider, (None, None))
    base_url = _base_url(provider, settings)
    # A pick is read whole: no tracer that streams (astream_events) may have it sent in pieces.
    options: dict[str, Any] = {"temperature": 0, "disable_streaming": True}
    if base_url:
        options["base_url"] = base_url
    if settings.model_api_key:
        options["api_key"] = settings.model_api_key.get_secret_value()
    elif base_url and variable and not os.environ.get(variable):
        options["api_key"] = NO_KEY
    if provider == "ollama":
        options |= {"num_predict": MAX_TOKENS, "num_ctx": CONTEXT}
    else:
        options |= {"max_tokens": MAX_TOKENS, "timeout": settings.model_timeout, "max_retries": 0}
    if provider == "openai":
        options["use_responses_api"] = False
    return options


def _install(provider: str) -> str:
    extra, _ = KNOWN.get(provider, (None, None))
    package = f"'aspire-desk[{extra}]'" if extra else f"langchain-{provider.replace('_', '-')}"
    return f"The provider {provider!r} needs a package. Install it with: pip install {package}"


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
