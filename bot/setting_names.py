"""Names of settings that are none: each is told with the nearest that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

PREFIX = "ASPIRE_"
_SLACKS_OWN = ("slack_bot_token", "slack_app_token", "slack_signing_secret")
_ALIKE = 0.8  # of difflib's ratio: a slip of the finger or two, no other word


def variable(field: str) -> str:
    """The environment variable of a setting: ASPIRE_…, or Slack's own name."""
    return field.upper() if field in _SLACKS_OWN else f"{PREFIX}{field.upper()}"


def unknown_in_file(name: str, fields: Collection[str]) -> str:
    """What to say of a line *name* of aspire.toml that is no setting."""
    near = _nearest(name, fields, cutoff=0.6)
    return f"There is no setting {name!r} (aspire.toml); " + (
        f"did you mean {near!r}?" if near else "remove that line."
    )


def misspelt(names: Iterable[str], fields: Collection[str]) -> str | None:
    """What to say of the first of these environment variables that is nearly a setting; None where there is none.

    ASPIRE_… that is like no setting is somebody else's.
    """
    ours = {name for name in names if name.upper().startswith(PREFIX)}
    known = {variable(field) for field in fields}
    for name in sorted(name for name in ours if name.upper() not in known):
        if near := _nearest(name, fields, cutoff=_ALIKE):
            return f"There is no setting {name}; did you mean {variable(near)}?"
    return None


def _nearest(name: str, fields: Collection[str], *, cutoff: float) -> str | None:
    import difflib

    plain = name.lower().removeprefix(PREFIX.lower())
    near = difflib.get_close_matches(plain, fields, n=1, cutoff=cutoff)
    return near[0] if near else None
