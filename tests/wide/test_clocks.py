"""Times on every clock in Firefox and WebKit, whose tables of time zones are their own."""

from __future__ import annotations

from explorer.paths import FRONTEND
from tests.browser.servers import hosting
from tests.clock_table import DIFFERING, questions
from tests.wide.visitors import Visitor


def test_every_moment_reads_as_python_writes_it_on_every_clock(visitor: Visitor) -> None:
    with hosting(FRONTEND) as address:  # without a policy that keeps a test from its modules
        visitor.channel.goto(f"{address}tokens.css")

        for question in questions():
            said, chosen = question["said"], question["chosen"]
            about = (said["lang"], chosen["clock"], chosen["own"])
            assert (about, visitor.channel.call(DIFFERING, question)) == (about, [])
