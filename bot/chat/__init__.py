"""A chat model as the drafter: prompt, provider, deadline and the reading of whatever comes back."""

from bot.chat.drafter import ChatDrafter, MissingDrafter

__all__ = ["ChatDrafter", "MissingDrafter"]
