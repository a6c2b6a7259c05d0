"""The app's manifest, from which Slack makes the app."""

from __future__ import annotations

from importlib.resources import files

import yaml


def manifest_text() -> str:
    """The manifest as YAML, to be pasted at api.slack.com/apps."""
    return files("bot.slack").joinpath("slack-manifest.yaml").read_text(encoding="utf-8")


def scopes() -> set[str]:
    """The bot scopes the app uses."""
    return set(yaml.safe_load(manifest_text())["oauth_config"]["scopes"]["bot"])
