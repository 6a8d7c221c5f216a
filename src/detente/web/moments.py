"""Days and times in words, by the clock of the machine the server runs on."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from detente.i18n import say


def day(when: date, language: str) -> str:
    """``1 November 2026``, ``1. November 2026``."""
    month = say(f"brief.month.{when.month}", language)
    return say("brief.date", language, day=when.day, month=month, year=when.year)


def clock(when: datetime) -> str:
    """``14:05``, local time."""
    return when.astimezone().strftime("%H:%M")


def near_day(when: date, today: date, language: str) -> str:
    """``today``, ``yesterday``, or the day itself."""
    if when == today:
        return say("cases.today", language)
    if when == today - timedelta(days=1):
        return say("cases.yesterday", language)
    return day(when, language)


def moment(when: datetime, now: datetime, language: str) -> str:
    """``today, 14:05``; ``1 November 2026, 09:12``."""
    local = when.astimezone()
    named = near_day(local.date(), now.astimezone().date(), language)
    return say("cases.moment", language, day=named, time=clock(local))
