"""A chat model as the drafter: prompt, provider, deadline and the reading of whatever comes back."""

from bot.chat.drafter import ChatDrafter

__all__ = ["ChatDrafter"]
