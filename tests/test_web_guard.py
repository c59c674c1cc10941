"""What keeps other sites and other names out, and what forms may do."""

import socket

import pytest

from tests.fake_desk import EVENTS, FakeDesk
from tests.visitor import HOME, Visitor
from tidings.errors import UserError
from tidings.faces.web import create_app
from tidings.faces.web.guard import host_name
from tidings.faces.web.serve import PORT, _listen

LINE = f"/story/boats/line/{EVENTS[0].line.id}"
DEEDS = ["/follow", "/unfollow", "/done", f"{LINE}/wrong", f"{LINE}/correct", "/judgements/undo"]


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def visitor(desk: FakeDesk) -> Visitor:
    return Visitor(create_app(desk))


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/tidings.css", "/interest/1.atom"])
def test_every_answer_is_fenced_in(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'; img-src")
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.x"])
def test_other_names_are_not_answered(visitor: Visitor, host: str) -> None:
    answer = visitor.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Tidings" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:9", "127.0.0.1:8420", "[::1]:8420"])
def test_loopback_names_are_answered(visitor: Visitor, host: str) -> None:
    assert visitor.get("/help", headers={"host": host}).status_code == 200


def test_a_host_is_read_without_its_port() -> None:
    assert host_name("LOCALHOST.:80") == "localhost"
    assert host_name("[::1") == ""


def test_the_cookie_is_strict_and_hidden_from_scripts(visitor: Visitor) -> None:
    cookie = visitor.get("/").headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie


@pytest.mark.parametrize("deed", DEEDS)
def test_a_form_without_its_token_is_refused(visitor: Visitor, desk: FakeDesk, deed: str) -> None:
    visitor.get("/")
    fields = {"query": "boats", "text": "x", "interest": "1", "judgement": "j1"}
    assert visitor.post(deed, fields).status_code == 403
    assert visitor.post(deed, {**fields, "token": "0" * 64}).status_code == 403
    assert not desk.followed
    assert not desk.judged
    assert not desk.done


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8420"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(
    visitor: Visitor, desk: FakeDesk, headers: dict[str, str]
) -> None:
    token = visitor.get("/?follow=boats").text.split('name="token" value="')[1].split('"')[0]
    answer = visitor.post("/follow", {"token": token, "query": "boats"}, headers)
    assert answer.status_code == 403
    assert "from another site" in answer.text
    assert not desk.followed


def test_a_token_is_good_for_its_own_visit_only(desk: FakeDesk) -> None:
    app = create_app(desk)
    one, other = Visitor(app), Visitor(app)
    token = one.get("/?follow=boats").text.split('name="token" value="')[1].split('"')[0]
    other.get("/")
    assert other.post("/follow", {"token": token, "query": "boats"}).status_code == 403
    assert one.post("/follow", {"token": token, "query": "boats"}).status_code == 303


def test_forms_are_not_answered_when_merely_visited(visitor: Visitor, desk: FakeDesk) -> None:
    for deed in DEEDS:
        assert visitor.get(deed).status_code in (404, 405)
    assert not desk.followed


def test_a_form_that_is_too_large_is_not_read(visitor: Visitor) -> None:
    assert visitor.post("/follow", {"query": "x" * 70_000}).status_code == 413


def test_following_and_marking_as_read(visitor: Visitor, desk: FakeDesk) -> None:
    answer = visitor.fill_in("/?follow=boats", "/follow", query="boats", name="")
    assert (answer.status_code, answer.headers["location"]) == (303, "/#interest-1")
    assert [i.query for i in desk.followed] == ["boats"]
    assert visitor.fill_in("/", "/done", interest="1", upto="7").status_code == 303
    assert desk.done == ["1"]
    assert "Nothing new:" in visitor.get("/").text
    visitor.fill_in("/", "/unfollow", interest="1")
    assert not desk.followed


@pytest.mark.parametrize("upto", ["", "all", "-1", "9" * 30])
def test_a_brief_is_marked_as_read_only_up_to_what_its_page_showed(
    visitor: Visitor, desk: FakeDesk, upto: str
) -> None:
    visitor.fill_in("/?follow=boats", "/follow", query="boats", name="")
    assert visitor.fill_in("/", "/done", interest="1", upto=upto).status_code == 400
    assert not desk.done


def test_following_nothing_is_told_in_a_sentence(visitor: Visitor, desk: FakeDesk) -> None:
    answer = visitor.fill_in("/?follow=boats", "/follow", query="  ")
    assert answer.status_code == 400
    assert "please write what to follow" in answer.text
    assert not desk.followed


def test_a_story_can_be_followed_from_its_page(visitor: Visitor, desk: FakeDesk) -> None:
    answer = visitor.fill_in("/story/boats", "/follow", story="boats")
    assert answer.headers["location"] == "/story/boats"
    assert desk.followed[0].followed == ("boats",)


def test_a_line_is_marked_wrong_and_the_judgement_taken_back(
    visitor: Visitor, desk: FakeDesk
) -> None:
    visitor.fill_in(LINE, f"{LINE}/wrong", why="it was in May")
    assert [(j.verdict, j.why) for j in desk.judged] == [("wrong", "it was in May")]
    assert "it was in May" in visitor.get("/judgements").text
    visitor.fill_in("/judgements", "/judgements/undo", judgement="j1")
    assert not desk.judged


def test_a_line_is_corrected(visitor: Visitor, desk: FakeDesk) -> None:
    assert visitor.fill_in(LINE, f"{LINE}/correct", text="").status_code == 400
    answer = visitor.fill_in(LINE, f"{LINE}/correct", text="They met twice.")
    assert answer.headers["location"] == f"/story/boats?judged=j1#l-{LINE.rpartition('/')[2]}"
    assert desk.judged[0].correction == "They met twice."


def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    said: list[str] = []
    with _listen(0, said.append) as holder:
        taken = holder.getsockname()[1]
        with pytest.raises(UserError, match=f"Port {taken} cannot be used"):
            _listen(taken, said.append)
    assert not said


def test_another_port_is_chosen_where_the_usual_one_is_taken() -> None:
    said: list[str] = []
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            holder.bind(("127.0.0.1", PORT))
            holder.listen()
        except OSError:
            pass  # somebody else has it, which will do as well
        with _listen(PORT, said.append) as other:
            assert other.getsockname()[1] != PORT
    assert said == [f"Port {PORT} is taken, so another was chosen."]
