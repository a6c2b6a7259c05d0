"""The counter put together: database, queue, workers and the bolt app over one engine."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler

from bot.settings import Settings
from bot.slack import listeners
from bot.slack.access import Access
from bot.slack.answering import Answering, Engine
from bot.slack.asked import Asked
from bot.slack.casebook import Casebook
from bot.slack.cases import Cases
from bot.slack.client import UNREACHABLE, code, new_client
from bot.slack.counter import Counter
from bot.slack.delivery import Delivery
from bot.slack.handovers import Reminding
from bot.slack.heartbeat import Heartbeat
from bot.slack.jobs import Jobs
from bot.slack.limits import Limits
from bot.slack.liveness import worker_name
from bot.slack.logs import bolt_logger, new_reference, report
from bot.slack.lookup import Lookup
from bot.slack.records import Records
from bot.slack.requests import Me
from bot.slack.store import database_url, open_database
from bot.slack.views import SlideText
from bot.slack.worker import Worker
from bot.slack.workers import Workers
from corpus.errors import SettingsError

# Bolt sets the level of the logger of this name, which therefore must be none of ours nor above them.
BOLT_NAME = "slack-counter"


@dataclass(frozen=True)
class Slack:
    """A counter ready to open. *app* takes what Slack sends; *workers* answer."""

    app: App
    workers: Workers
    jobs: Jobs
    records: Records
    access: Access


def open_counter(engine: Engine, settings: Settings, *, slide_text: SlideText, http: bool) -> Slack:
    """Put the counter together over *engine*. Raises SettingsError when tokens or database cannot be used."""
    if settings.slack_bot_token is None:
        raise SettingsError("No bot token is set. Set SLACK_BOT_TOKEN to the token that begins with xoxb-.")
    if http and settings.slack_signing_secret is None:
        raise SettingsError("No signing secret is set. Set SLACK_SIGNING_SECRET, or run without --http.")
    token, api = settings.slack_bot_token.get_secret_value(), settings.slack_api_url
    client, unwaiting = (new_client(token=token, base_url=api, patient=patient) for patient in (True, False))
    me = _who_am_i(settings)
    database = open_database(database_url(settings))
    limits = Limits(
        queue=settings.slack_queue_size, user=settings.slack_user_limit, channel=settings.slack_channel_limit
    )
    name = worker_name()
    jobs = Jobs(database, limits=limits, worker=name, lease=settings.slack_lease_seconds)
    records, casebook, asked = Records(database), Casebook(database), Asked(database)
    delivery = Delivery(unwaiting, jobs, asked, Lookup(unwaiting, jobs, me))
    cases = Cases(casebook, records, delivery, desk_channel=settings.slack_desk_channel)
    answering = Answering(engine, records, delivery, settings)
    access = Access(unwaiting)
    worker = Worker(
        answering, cases, jobs=jobs, records=records, delivery=delivery, access=access, asked=asked
    )
    reminding = Reminding(
        jobs, casebook, hour=settings.slack_reminder_hour, channel=settings.slack_desk_channel
    )
    upkeep = partial(_forget, (jobs, records, asked), settings)
    upkeep()
    workers = Workers(
        jobs,
        worker.work,
        access=access,
        heartbeat=Heartbeat(database, name),
        upkeep=upkeep,
        remind=reminding.tick,
        count=settings.slack_workers,
        lease=settings.slack_lease_seconds,
    )
    counter = Counter(settings, jobs, asked, records, casebook, me, slide_text, workers.wake)
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
    app = App(
        name=BOLT_NAME,
        logger=bolt_logger(),
        client=client,
        signing_secret=secret,
        request_verification_enabled=http,
    )
    app.error(_surprise)
    listeners.register(app, counter)
    return Slack(app, workers, jobs, records, access)


def _who_am_i(settings: Settings) -> Me:
    """Slack's answer to auth.test. Raises SettingsError when it knows no such token or cannot be reached."""
    assert settings.slack_bot_token is not None
    client = new_client(token=settings.slack_bot_token.get_secret_value(), base_url=settings.slack_api_url)
    client.retry_handlers.append(ConnectionErrorRetryHandler(max_retry_count=2))
    try:
        found = client.auth_test()
        return Me(str(found["user_id"]), str(found.get("bot_id")), str(found["team_id"]))
    except SlackApiError as error:
        raise SettingsError(
            f"Slack refused the bot token ({code(error)}). Check SLACK_BOT_TOKEN: aspire doctor"
        ) from error
    except UNREACHABLE as error:
        raise SettingsError(
            f"Slack cannot be reached at {settings.slack_api_url}. Try: aspire doctor"
        ) from error


def _forget(kept: tuple[Jobs, Records, Asked], settings: Settings) -> None:
    """What is too old goes, at each start and once a day."""
    seconds = settings.slack_keep_days * 86400
    for each in kept:
        each.forget(older_than=seconds)


def _surprise(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """An exception in a listener: logged without anybody's words; Slack is told, so that it sends an event again."""
    started = time.strftime("%H:%M:%S")
    report(error, what=f"a listener for {body.get('type')} at {started}", reference=new_reference())
    return BoltResponse(status=500)
