"""Manners: slow, obedient to robots.txt, and away when the site is busy."""

from collections.abc import Mapping

import pytest

from corpus.errors import Forbidden, SiteBusy, Unfetched
from corpus.fetch import Response
from corpus.sites.polite import FAILURES_IN_A_ROW, LONGEST_PAUSE, Polite
from tests.corpus.sites.clock import FakeClock

URL = "https://council.test/a"
ROBOTS = "https://council.test/robots.txt"


class Answers:
    """Gives the answers it was made with, the last one for ever."""

    def __init__(self, *answers: tuple[int, dict[str, str], bytes]) -> None:
        self._answers = list(answers)
        self.asked = 0

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        self.asked += 1
        status, found, body = self._answers[0]
        if len(self._answers) > 1:
            self._answers.pop(0)
        return Response(url, status, found, body)


OK: tuple[int, dict[str, str], bytes] = (200, {}, b"ok")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_requests_are_a_second_apart(clock: FakeClock) -> None:
    polite = Polite(Answers(OK), clock)
    for _ in range(3):
        polite.get(URL)
    assert clock.slept == [1.0, 1.0]


def test_a_crawl_delay_is_kept_to_but_not_beyond_reason(clock: FakeClock) -> None:
    polite = Polite(Answers((200, {}, b"User-agent: *\nCrawl-delay: 10"), OK), clock)
    polite.obey(ROBOTS)
    polite.get(URL)
    assert clock.slept == [10.0]
    slow = Polite(Answers((200, {}, b"User-agent: *\nCrawl-delay: 9999"), OK), clock)
    slow.obey(ROBOTS)
    slow.get(URL)
    assert clock.slept[-1] == LONGEST_PAUSE


def test_what_robots_txt_disallows_is_never_asked_for(clock: FakeClock) -> None:
    answers = Answers((200, {}, b"User-agent: *\nDisallow: /a"), OK)
    polite = Polite(answers, clock)
    polite.obey(ROBOTS)
    with pytest.raises(Forbidden, match=r"robots\.txt"):
        polite.get(URL)
    assert answers.asked == 1
    assert polite.get("https://council.test/b").body == b"ok"


def test_a_site_without_robots_txt_allows_everything(clock: FakeClock) -> None:
    polite = Polite(Answers((404, {}, b"User-agent: *\nDisallow: /"), OK), clock)
    polite.obey(ROBOTS)
    assert polite.get(URL).body == b"ok"


def test_robots_txt_that_fails_allows_nothing(clock: FakeClock) -> None:
    with pytest.raises(SiteBusy):
        Polite(Answers((503, {}, b"")), clock).obey(ROBOTS)


def test_retry_after_is_waited_for(clock: FakeClock) -> None:
    polite = Polite(Answers((429, {"retry-after": "40"}, b""), OK), clock)
    assert polite.get(URL).body == b"ok"
    assert clock.slept == [40.0]


def test_retry_after_may_be_a_date(clock: FakeClock) -> None:
    when = "Fri, 20 Mar 2026 09:00:30 GMT"
    polite = Polite(Answers((503, {"retry-after": when}, b""), OK), clock)
    assert polite.get(URL).body == b"ok"
    assert clock.slept == [30.0]


def test_a_site_that_asks_for_an_hour_is_left_alone(clock: FakeClock) -> None:
    answers = Answers((429, {"retry-after": "3600"}, b""))
    with pytest.raises(SiteBusy, match="3600"):
        Polite(answers, clock).get(URL)
    assert (answers.asked, clock.slept) == (1, [])


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_busy_page_is_asked_again_with_growing_waits_and_then_given_up(
    clock: FakeClock, status: int
) -> None:
    answers = Answers((status, {}, b""))
    with pytest.raises(Unfetched, match=str(status)):
        Polite(answers, clock).get(URL)
    assert (answers.asked, clock.slept) == (3, [5.0, 10.0])


def test_a_missing_page_is_not_asked_for_again(clock: FakeClock) -> None:
    answers = Answers((404, {}, b""))
    with pytest.raises(Unfetched):
        Polite(answers, clock).get(URL)
    assert answers.asked == 1


def test_many_failures_in_a_row_end_the_run(clock: FakeClock) -> None:
    polite = Polite(Answers((404, {}, b"")), clock)
    for _ in range(FAILURES_IN_A_ROW - 1):
        with pytest.raises(Unfetched) as caught:
            polite.get(URL)
        assert not isinstance(caught.value, SiteBusy)
    with pytest.raises(SiteBusy, match="out of order"):
        polite.get(URL)


def test_robots_txt_is_asked_for_again_before_it_is_given_up(clock: FakeClock) -> None:
    polite = Polite(Answers((503, {}, b""), (200, {}, b"User-agent: *\nDisallow: /a"), OK), clock)
    polite.obey(ROBOTS)
    assert clock.slept == [5.0]
    with pytest.raises(Forbidden):
        polite.get(URL)


def test_unchanged_is_no_answer_to_a_question_that_did_not_allow_it(clock: FakeClock) -> None:
    answers = Answers((304, {}, b""))
    with pytest.raises(Unfetched, match="304"):
        Polite(answers, clock).get(URL)
    assert Polite(answers, clock).get(URL, {"If-None-Match": "x"}).status == 304


@pytest.mark.parametrize("stated", ["soon", "-5", "9" * 400, "Fri, 31 Feb 2026 09:00:00 GMT",
                                    "Fri, 20 Mar 2026 09:00:00 +9999999999"])  # fmt: skip
def test_a_wait_that_makes_no_sense_is_not_kept_to(clock: FakeClock, stated: str) -> None:
    try:
        assert (
            Polite(Answers((503, {"retry-after": stated}, b""), OK), clock).get(URL).body == b"ok"
        )
    except SiteBusy:
        assert stated.startswith("9")  # for ever: the site is left alone
        assert clock.slept == []
    else:
        assert clock.slept == [5.0]
