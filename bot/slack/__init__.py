"""The Slack counter: listeners, a durable queue, and one renderer over the desk's answers."""
