"""Arithmetic on days: the spans that weeks, months, quarters and years cover, both ends included."""

from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Clock:
    """What a date is read against: today, the days with a list (ascending), and whether 5/4 is the 5th of April."""

    today: date
    days: tuple[date, ...] = ()
    day_first: bool = True


def shift(day: date, days: int) -> date:
    """The day so many days later, or the calendar's first or last day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Days:
    """The month's first and last day."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(year: int, first: int, last: int) -> Days:
    """The days from the first of one month to the end of another in the same year."""
    return month(year, first)[0], month(year, last)[1]


def iso_week(year: int, number: int) -> Days:
    """Monday to Sunday of an ISO week; ValueError where the year has no such week."""
    return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)


def period(unit: str, day: date) -> Days:
    """The whole week, weekend, month, quarter or year that the day lies in (of a week, the weekend that ends it)."""
    monday = shift(day, -day.weekday())
    match unit:
        case "week":
            return monday, shift(monday, 6)
        case "weekend":
            return shift(monday, 5), shift(monday, 6)
        case "month":
            return month(day.year, day.month)
        case "quarter":
            first = (day.month - 1) // 3 * 3 + 1
            return months(day.year, first, first + 2)
        case "year":
            return months(day.year, 1, 12)
    return day, day


def back(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, fortnights, months, quarters or years earlier."""
    match unit:
        case "month":
            return months_later(day, -count)
        case "quarter":
            return months_later(day, -3 * count)
        case "year":
            return months_later(day, -12 * count)
    return shift(day, -count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))


def begun(make: Callable[[int], Days], today: date, year: int | None = None) -> Days:
    """What `make` gives for the year, or for the latest year in which it has begun; ValueError if it never exists."""
    if year is not None:
        return make(year)
    # A 29 February, or a week 53, can be eight years back; next year's first ISO week can begin in December.
    for candidate in range(min(today.year + 1, date.max.year), max(today.year - 9, 0), -1):
        with suppress(ValueError):
            days = make(candidate)
            if days[0] <= today:
                return days
    raise ValueError("no such day")
