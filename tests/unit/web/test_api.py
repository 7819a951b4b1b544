"""The JSON API: what the pages show and do, documented, and never an internal error."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from starlette.testclient import TestClient

from trucewatch.web.house import House

TRIES = 25
"""Requests made up for each operation; with the dictionary of ids below most of them reach a record."""


def test_a_page_of_the_list_and_its_record_are_the_same(officer: TestClient) -> None:
    """An incident of the list can be asked for by its id, with its claims, their words and the mark to decide with."""
    row = officer.get("/api/incidents", params={"size": 1}).json()["items"][0]
    view = officer.get(f"/api/incidents/{row['id']}").json()
    assert view["incident"]["title"] == row["title"]
    assert len(view["claims"]) == row["claims"]
    assert all(one["words"]["words"] for one in view["claims"])
    assert view["seen"].endswith(".0")


def test_a_decision_needs_a_reason_and_what_was_seen(officer: TestClient) -> None:
    """Without a reason nothing is written; with the mark of before somebody else decided, a conflict is told."""
    row = officer.get("/api/incidents", params={"size": 1}).json()["items"][0]
    seen = officer.get(f"/api/incidents/{row['id']}").json()["seen"]
    wanted: dict[str, Any] = {"about": row["id"], "kind": "confirm", "seen": seen}
    assert officer.post("/api/decisions", json=wanted).status_code == 422
    written = officer.post("/api/decisions", json=wanted | {"reason": "two posts saw it"})
    assert written.status_code == 201
    assert written.json()["standing"] == "confirmed"
    conflict = officer.post("/api/decisions", json=wanted | {"kind": "reject", "reason": "I saw nothing"})
    assert conflict.status_code == 409
    assert "Officer Amal Haddane: confirm" in conflict.json()["message"]
    assert "two posts" not in conflict.text
    ledger = officer.get("/api/ledger").json()
    assert [line["decision"]["reason"] for line in ledger["items"]] == ["two posts saw it"]


def test_what_is_not_there_is_told_in_one_line(officer: TestClient) -> None:
    """An id that no record has gives 404 with a message; what is no id gives 422 and is not repeated."""
    gone = officer.get("/api/incidents/i-000000000000")
    assert gone.status_code == 404
    assert gone.json()["message"]
    wrong = officer.get("/api/incidents/Ilo-Marn")
    assert wrong.status_code == 422
    assert "Ilo" not in wrong.text


def test_the_search_is_asked_in_the_body(officer: TestClient) -> None:
    """Words to search for never stand in an address: asked so, there is nothing."""
    assert officer.post("/api/search", json={"words": "army"}).json()["total"] > 0
    assert officer.get("/api/search", params={"words": "army"}).status_code in (404, 405)


def test_no_address_of_the_api_takes_free_text(officer: TestClient) -> None:
    """Whatever stands in an address is an id, a key, a day, a number or one of a list of words."""
    described = officer.get("/api/openapi.json").json()
    for path, ways in described["paths"].items():
        for way in ways.values():
            assert way.get("summary"), path
            for one in way.get("parameters", []):
                assert not free(one["schema"]), f"{path}: {one['name']}"


def free(schema: dict[str, Any]) -> bool:
    """Tell whether a parameter may be any text."""
    kinds = schema.get("anyOf", [schema])
    return any(one.get("type") == "string" and not ({"pattern", "format", "enum", "const"} & set(one)) for one in kinds)


NEED_MORE = ("/imports", "/sitreps", "/gone")

Known = dict[str, dict[str, str]]
"""By path, what a request is given in place of what was made up, so that it reaches a record of the case."""


@pytest.fixture
def known(officer: TestClient) -> Known:
    """Ids, keys and fields that lead to records of the case."""
    incident = officer.get("/api/incidents", params={"size": 1}).json()["items"][0]["id"]
    view = officer.get(f"/api/incidents/{incident}").json()
    decided = officer.post("/api/decisions", json={"about": incident, "kind": "confirm", "reason": "made up"}).json()
    other = officer.get("/api/incidents", params={"size": 2}).json()["items"][1]["id"]
    return {
        "/incidents/{record}": {"record": incident},
        "/incidents/{record}/beside": {"record": incident},
        "/incidents/{record}/merges": {"record": incident},
        "/incidents/{record}/beside/{other}": {"record": incident, "other": other},
        "/claims/{record}": {"record": view["claims"][0]["claim"]["id"]},
        "/reports/{record}": {"record": view["claims"][0]["claim"]["report"]},
        "/ledger/{record}": {"record": decided["id"]},
        "/records/{record}": {"record": incident},
        "/sources/{key}": {"key": officer.get("/api/sources").json()["items"][0]["key"]},
        "/decisions": {"about": incident, "reason": "made up", "seen": ""},
    }


def test_no_request_made_up_from_the_schema_is_an_internal_error(officer: TestClient, known: Known) -> None:
    """Schemathesis asks every operation for all its schema allows; none answers 500, and each is once answered well.

    What needs a file, or something drafted before, is answered well in its own tests.
    """
    schema = schemathesis.openapi.from_dict(officer.get("/api/openapi.json").json())
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    answered = {operation.label: ask_all(officer, operation, known) for operation in operations}
    assert len(answered) >= 20
    assert {label: codes for label, codes in answered.items() if max(codes) >= 500} == {}
    unanswered = {label: codes for label, codes in answered.items() if min(codes) >= 300}
    assert {label: codes for label, codes in unanswered.items() if not any(one in label for one in NEED_MORE)} == {}


def ask_all(client: TestClient, operation: APIOperation[Any, Any, Any, Any], known: Known) -> set[int]:
    """Ask one operation all that is made up for it, with made-up ids and with ids of the case; return the statuses."""
    codes: set[int] = set()

    @given(case=operation.as_strategy())
    @settings(
        max_examples=TRIES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def ask(case: Case[Any]) -> None:
        codes.add(send(client, case, {}))
        held = next((one for path, one in known.items() if operation.path.endswith(path)), {})
        codes.add(send(client, case, held))

    ask()
    return codes


def send(client: TestClient, case: Case[Any], known: dict[str, str]) -> int:
    """Send a request that was made up, with what is known in its place; return the status."""
    case.path_parameters = {name: known.get(name, held) for name, held in (case.path_parameters or {}).items()}
    sent = case.as_transport_kwargs(base_url="http://127.0.0.1:8321")
    if isinstance(sent.get("json"), dict):
        sent["json"] |= {name: value for name, value in known.items() if name not in case.path_parameters}
    kept = {name: sent[name] for name in ("method", "url", "params", "json", "data", "headers") if name in sent}
    return client.request(**kept).status_code


def test_troubles_are_in_the_description(officer: TestClient) -> None:
    """What a call may be refused with is described for each, in the form it is told in."""
    described = officer.get("/api/openapi.json").json()
    for path, ways in described["paths"].items():
        for method, way in ways.items():
            assert {"401", "403", "404", "409", "422"} <= set(way["responses"]), f"{method} {path}"
            assert way["description"], f"{method} {path}"
    told = officer.get("/api/incidents/i-000000000000").json()
    assert set(told) == set(described["components"]["schemas"]["Trouble"]["properties"])


def test_what_pages_tell_of_a_record_a_call_tells_too(officer: TestClient) -> None:
    """What kind a record is, that an incident is still there, which tests there are, whether the chains hold."""
    one, other = (row["id"] for row in officer.get("/api/incidents", params={"size": 2}).json()["items"])
    assert officer.get(f"/api/records/{one}").json() == {"kind": "incident", "id": one}
    assert officer.get(f"/api/gone/{one}").status_code == 404
    assert officer.get("/api/tests").json() == []
    asked = {"about": one, "kind": "merge", "value": other, "reason": "one convoy, told twice"}
    assert officer.post("/api/decisions", json=asked).status_code == 201
    assert officer.get("/api/checks/ledger").json() == {"holds": True, "faults": []}
    assert officer.get("/api/checks/sitreps").json() == {"holds": True, "faults": []}


def test_a_program_makes_a_link_and_turns_the_keys_off(officer: TestClient) -> None:
    """What Settings does: the link opens the desk once, and the keys stay off on the pages."""
    link = officer.post("/api/session/links").json()["link"]
    assert officer.put("/api/session/keys", json={"on": False}).json()["keys_on"] is False
    assert 'data-keys="off"' in officer.get("/review").text
    address = link.removeprefix("http://127.0.0.1:8321")
    assert [officer.get(address).status_code for _ in range(2)] == [200, 403]


def test_pages_and_api_show_one_case(officer: TestClient, house: House) -> None:
    """The number of the case's state is the same in the API, on the page and at the desk."""
    number = officer.get("/api/state").json()["change_number"]
    assert number == house.desk.change_number()
    assert f"/pulse?since={number}" in officer.get("/").text


def test_an_incident_says_who_got_it_from_whom_and_why_others_stand_apart(officer: TestClient) -> None:
    """The tree of sources, and of each incident of the same days the guard or weights that keep the two apart."""
    rows = officer.get("/api/incidents?armed=true&size=20").json()["items"]
    one = max(rows, key=lambda row: row["reports"])
    sourcing = officer.get(f"/api/incidents/{one['id']}").json()["sourcing"]
    assert (sourcing["independent"], sourcing["reports"]) == (one["sources"], one["reports"])
    assert sourcing["branches"][0]["role"] == "origin"
    page = officer.get(f"/api/incidents/{one['id']}/beside").json()
    assert page["items"]
    assert all(not item["told"]["answer"]["together"] and item["told"]["answer"]["because"] for item in page["items"])
    named = page["items"][0]["row"]["id"]
    assert officer.get(f"/api/incidents/{one['id']}/beside/{named}").json() == page["items"][0]
    assert officer.get(f"/api/incidents/{one['id']}/beside/{one['id']}").status_code == 422
    assert officer.get(f"/api/incidents/{one['id']}/beside/i-000000000000").status_code == 404


def test_a_page_says_why_two_incidents_were_not_put_together(officer: TestClient) -> None:
    """The page of an incident says its sources in words; the page beside it gives the weights."""
    rows = officer.get("/api/incidents?armed=true&size=20").json()["items"]
    one = max(rows, key=lambda row: row["reports"])
    told = officer.get(f"/incidents/{one['id']}").text
    assert f"{one['sources']} independent sources of {one['reports']} reports" in told
    assert f"/incidents/{one['id']}/beside" in told
    beside = officer.get(f"/incidents/{one['id']}/beside").text
    assert "Not put together" in beside
    assert "What speaks for it, and against it" in beside


def test_the_api_offers_the_merges_that_the_page_offers(officer: TestClient) -> None:
    """What may be one event comes likeliest first with why and why not, and the page lists the same in the same order."""
    rows = officer.get("/api/incidents", params={"size": 500}).json()["items"]
    offered = {row["id"]: officer.get(f"/api/incidents/{row['id']}/merges").json() for row in rows}
    incident, told = max(offered.items(), key=lambda one: len(one[1]))
    weights = [one["told"]["weight"] for one in told]
    assert len(told) >= 2
    assert weights == sorted(weights, reverse=True)
    assert all(one["why"] and one["told"]["because"] for one in told)
    page = officer.get(f"/incidents/{incident}").text
    listed = page.partition('id="merges"')[2].partition("</ol>")[0]
    places = [listed.index(f'<a href="/incidents/{one["row"]["id"]}">') for one in told]
    assert places == sorted(places)
