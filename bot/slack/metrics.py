"""What a Prometheus server may scrape."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

EVENTS = Counter("aspire_slack_events", "Events by what became of them", ["outcome"], registry=REGISTRY)
ANSWERS = Counter("aspire_slack_answers", "Answers by status", ["status"], registry=REGISTRY)
FAILURES = Counter("aspire_slack_failures", "Jobs by what went wrong", ["what"], registry=REGISTRY)
FEEDBACK = Counter("aspire_slack_feedback", "Clicks on the feedback buttons", ["liked"], registry=REGISTRY)
WAITS = Counter("aspire_slack_waits", "Jobs put back because Slack asked to wait", registry=REGISTRY)
CASES = Counter("aspire_slack_cases", "Questions to the desk", ["step"], registry=REGISTRY)
WAITING = Gauge("aspire_slack_waiting_jobs", "Jobs taken and not finished", registry=REGISTRY)
ENGINE_SECONDS = Histogram("aspire_slack_engine_seconds", "Seconds the engine took", registry=REGISTRY)
REPLY_SECONDS = Histogram(
    "aspire_slack_reply_seconds",
    "Seconds from taking an event to its reply",
    buckets=(0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300),
    registry=REGISTRY,
)
