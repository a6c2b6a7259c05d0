"""The counter put together: database, queue, workers and the bolt app over one engine."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler
from sqlalchemy import Engine as Database

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
from bot.slack.teaching import Teaching
from bot.slack.telling import Telling
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
    client, unwaiting = (_client(settings, patient=patient) for patient in (True, False))
    me, access = _who_am_i(settings), Access(unwaiting)
    kept = _Kept.open(settings, worker_name())
    teaching = Teaching(settings, kept.database, kept.records, engine)
    worker = _worker(engine, kept, settings, unwaiting, me=me, access=access, teaching=teaching)
    workers = _workers(kept, settings, worker, access)
    kept.forget(settings)
    counter = Counter(
        settings, kept.jobs, kept.asked, kept.records, kept.casebook, teaching, me, slide_text, workers.wake
    )
    app = _bolt(client, settings, http=http)
    listeners.register(app, counter)
    return Slack(app, workers, kept.jobs, kept.records, access)


@dataclass(frozen=True)
class _Kept:
    """What one database keeps, under the name of this *worker*."""

    jobs: Jobs
    asked: Asked
    records: Records
    casebook: Casebook
    heartbeat: Heartbeat
    database: Database

    @classmethod
    def open(cls, settings: Settings, worker: str) -> _Kept:
        database = open_database(database_url(settings))
        limits = Limits(
            queue=settings.slack_queue_size,
            user=settings.slack_user_limit,
            channel=settings.slack_channel_limit,
        )
        jobs = Jobs(database, limits=limits, worker=worker, lease=settings.slack_lease_seconds)
        beat = Heartbeat(database, worker)
        return cls(jobs, Asked(database), Records(database), Casebook(database), beat, database)

    def forget(self, settings: Settings) -> None:
        """What is too old goes, at each start and once a day."""
        seconds = settings.slack_keep_days * 86400
        for each in (self.jobs, self.asked, self.records):
            each.forget(older_than=seconds)


def _worker(
    engine: Engine,
    kept: _Kept,
    settings: Settings,
    client: WebClient,
    *,
    me: Me,
    access: Access,
    teaching: Teaching,
) -> Worker:
    delivery = Delivery(client, kept.jobs, kept.asked, Lookup(client, kept.jobs, me))
    answering = Answering(engine, kept.records, delivery, settings)
    desk = settings.slack_desk_channel
    return Worker(
        answering,
        Cases(kept.casebook, kept.records, delivery, teaching, desk_channel=desk),
        Telling(answering, kept.records, delivery, teaching, desk_channel=desk),
        jobs=kept.jobs,
        records=kept.records,
        delivery=delivery,
        access=access,
        asked=kept.asked,
    )


def _workers(kept: _Kept, settings: Settings, worker: Worker, access: Access) -> Workers:
    hour, channel = settings.slack_reminder_hour, settings.slack_desk_channel
    return Workers(
        kept.jobs,
        worker.work,
        access=access,
        heartbeat=kept.heartbeat,
        upkeep=partial(kept.forget, settings),
        remind=Reminding(kept.jobs, kept.casebook, hour=hour, channel=channel).tick,
        count=settings.slack_workers,
        lease=settings.slack_lease_seconds,
    )


def _client(settings: Settings, *, patient: bool = True) -> WebClient:
    assert settings.slack_bot_token is not None
    token = settings.slack_bot_token.get_secret_value()
    return new_client(token=token, base_url=settings.slack_api_url, patient=patient)


def _bolt(client: WebClient, settings: Settings, *, http: bool) -> App:
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
    app = App(
        name=BOLT_NAME,
        logger=bolt_logger(),
        client=client,
        signing_secret=secret,
        request_verification_enabled=http,
    )
    app.error(_surprise)
    return app


def _who_am_i(settings: Settings) -> Me:
    """Slack's answer to auth.test. Raises SettingsError when it knows no such token or cannot be reached."""
    client = _client(settings)
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


def _surprise(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """An exception in a listener: logged without anybody's words;
    Slack is told, so that it sends an event again.
    """
    started = time.strftime("%H:%M:%S")
    report(error, what=f"a listener for {body.get('type')} at {started}", reference=new_reference())
    return BoltResponse(status=500)
