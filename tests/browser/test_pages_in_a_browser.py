"""The pages as a reader meets them: keys, links to words, following, phone width, colours."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened, Scheme
from tests.fake_desk import CLOSE, CROSSING, EVENTS, LEDGER, ONE, TWO, FakeDesk

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/stories",
    "/story/boats",
    f"/story/boats/line/{LEDGER[0].what.id}",
    f"/story/boats/line/{EVENTS[0].line.id}",
    "/story/boats?judged=j1",
    "/actor/berg",
    f"/article/{ONE.id}",
    f"/article/{ONE.id}#c{CROSSING.span.start}-{CROSSING.span.end}",
    f"/article/{TWO.id}",
    "/search?q=boats",
    "/judgements",
    "/help",
    "/?follow=boats",
]

PAPER = {"light": "rgb(250, 248, 243)", "dark": "rgb(23, 24, 26)"}
GLOW = {"light": "rgb(255, 231, 160)", "dark": "rgb(93, 74, 16)"}

# the contrast (WCAG 2) of every stretch of text with what is painted behind it
CONTRASTS = """
() => {
  const rgb = (c) => (c.match(/[\\d.]+/g) ?? []).map(Number);
  const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length && (c[3] ?? 1) === 1) return c;
    }
    return [255, 255, 255];
  };
  const low = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility()) continue;
    if (e.closest(".told, script, style")) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push([e.className, walk.currentNode.data.trim(), ratio]);
  }
  return low;
}
"""


def background(page: Page, selector: str) -> str:
    script = "e => getComputedStyle(e).backgroundColor"
    return str(page.locator(selector).first.evaluate(script))


def test_j_and_k_move_between_lines(opened: Opened) -> None:
    page = opened("/story/boats")
    lines = page.locator("[data-line]")
    page.keyboard.press("j")
    expect(lines.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(lines.nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(lines.nth(1)).to_be_focused()


def test_keys_are_letters_while_one_types(opened: Opened) -> None:
    page = opened("/story/boats")
    page.keyboard.press("/")
    page.keyboard.type("jack")
    expect(page.locator(".search input")).to_have_value("jack")
    expect(page.locator("[data-line]:focus")).to_have_count(0)


def test_o_opens_the_words_of_a_line_and_x_its_own_page(opened: Opened) -> None:
    page = opened("/story/boats")
    returned = EVENTS[2].line
    page.locator(f"#l-{returned.id}").focus()
    page.keyboard.press("o")
    span = returned.pointers[0].span
    expect(page).to_have_url(re.compile(rf"/article/{TWO.id}#c{span.start}-{span.end}$"))
    page.go_back()
    page.locator(f"#l-{returned.id}").focus()
    page.keyboard.press("x")
    expect(page).to_have_url(re.compile(rf"/line/{returned.id}$"))


def test_a_line_is_copied_as_a_citation(opened: Opened) -> None:
    page = opened("/story/boats")
    page.locator(f"#l-{LEDGER[0].what.id}").focus()
    page.keyboard.press("c")
    expect(page.locator("#told")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Norlandia would close its port\nWhen: Tue 14 May 2024\nTold by: ")


@pytest.mark.parametrize("script", [True, False])
def test_a_line_leads_to_its_words_and_they_lead_back(opened: Opened, script: bool) -> None:
    page = opened("/story/boats", script=script)
    page.locator(f"#l-{LEDGER[0].what.id} > p.tools a.proof").first.click()
    words = page.locator(f"#c{CLOSE.span.start}-{CLOSE.span.end}")
    expect(words).to_be_in_viewport()
    assert words.inner_text().startswith("Norlandia")
    expect(words).to_have_css("background-color", GLOW["light"])
    page.locator("sup.note a", has_text="4").click()
    expect(page.locator("#n4")).to_contain_text("Norlandia would close its port")
    page.locator("#n4").get_by_text("in the story").click()
    expect(page.locator(f"#l-{LEDGER[0].what.id}")).to_be_in_viewport()


def test_words_that_cross_others_are_lit_whole_without_a_script(opened: Opened) -> None:
    place = f"c{CROSSING.span.start}-{CROSSING.span.end}"
    page = opened(f"/article/{ONE.id}#{place}", script=False)
    pieces = page.locator(f".{place}")
    assert pieces.count() > 1
    lit = {p.evaluate("e => getComputedStyle(e).backgroundColor") for p in pieces.all()}
    assert lit == {GLOW["light"]}
    said = "".join(p.evaluate("e => e.textContent") for p in pieces.all())
    assert "our boats are kept" in said
    assert "that Norlandia" in said


@pytest.mark.parametrize("script", [True, False])
def test_following_with_a_preview_and_marking_as_read(
    opened: Opened, desk: FakeDesk, script: bool
) -> None:
    page = opened("/", script=script)
    page.get_by_label("What to follow").fill("boats")
    page.get_by_role("button", name="See what it would match").click()
    expect(page.locator(".preview")).to_contain_text("It would match 2 of 2 articles held.")
    page.get_by_role("button", name="Follow", exact=True).click()
    expect(page.locator("#interest-1 h2")).to_have_text("boats")
    expect(page.locator("#interest-1")).to_contain_text("Estmark returned two boats")
    page.get_by_role("button", name="Mark as read").click()
    expect(page.locator("#interest-1")).to_contain_text("Nothing new:")
    assert desk.done == ["1"]


def test_marking_a_line_wrong_and_taking_it_back(opened: Opened, desk: FakeDesk) -> None:
    page = opened("/story/boats")
    page.locator(f"#l-{EVENTS[0].line.id}").get_by_text("cite").click()
    page.locator("#why-w").fill("it was in May")
    page.get_by_role("button", name="Mark wrong").click()
    expect(page).to_have_url(re.compile(r"/story/boats\?judged=j1$"))
    expect(page.locator(".just-done")).to_contain_text("is wrong.")
    assert [j.why for j in desk.judged] == ["it was in May"]
    page.locator(".just-done").get_by_role("button", name="Take back").click()
    expect(page.locator(".just-done")).to_contain_text("Taken back")
    assert not desk.judged


def test_tellings_are_ticked_and_acts_chosen_without_a_script(
    opened: Opened, desk: FakeDesk
) -> None:
    page = opened(f"/story/boats/line/{EVENTS[0].line.id}", script=False)
    page.locator("#act input[type=radio]").first.check()
    page.get_by_role("button", name="The same act").click()
    assert [(j.about, j.verdict) for j in desk.judged] == [("event", "same")]


def test_why_this_date_opens_without_a_script(opened: Opened) -> None:
    page = opened("/story/boats", script=False)
    line = page.locator(f"#l-{EVENTS[1].line.id}")
    expect(line.locator(".why")).not_to_be_visible()
    line.locator("summary").click()
    expect(line.locator(".why")).to_contain_text("after the article of Tue 14 May")


@pytest.mark.parametrize("script", [True, False])
def test_a_line_folded_away_is_shown_when_its_address_is_asked_for(
    opened: Opened, desk: FakeDesk, script: bool
) -> None:
    desk.told_much = True
    said = desk.story("boats").statements[0].line
    page = opened("/story/boats", script=script)
    expect(page.locator(f"#l-{said.id}")).not_to_be_visible()
    page = opened(f"/story/boats#l-{said.id}", script=script)
    expect(page.locator(f"#l-{said.id}")).to_be_visible()


def test_kinds_of_marks_can_be_put_out(opened: Opened) -> None:
    page = opened(f"/article/{ONE.id}", script=False)
    clutter = page.locator(".prose .clutter")
    expect(clutter).to_be_visible()
    page.get_by_label("page clutter").uncheck()
    expect(clutter).not_to_be_visible()


def test_nothing_runs_over_the_edge_of_a_phone(
    opened: Opened, desk: FakeDesk, address: str
) -> None:
    desk.follow("boats")
    page = opened("/", width=360)
    widths = {}
    for path in PATHS:
        page.goto(address + path)
        widths[path] = page.evaluate("document.documentElement.scrollWidth")
    assert {p: w for p, w in widths.items() if w > 360} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_enough(
    opened: Opened, desk: FakeDesk, address: str, scheme: Scheme
) -> None:
    desk.follow("boats")
    desk.mark_wrong(EVENTS[0].line.id, "boats")
    page = opened("/", scheme=scheme)
    faint = {}
    for path in PATHS:
        page.goto(address + path)
        faint[path] = page.evaluate(CONTRASTS)
    assert {p: f for p, f in faint.items() if f} == {}
    assert background(page, "body") == PAPER[scheme]


def test_the_skip_link_is_the_first_stop(opened: Opened) -> None:
    page = opened("/story/boats")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()


def test_an_actor_is_said_to_be_another_and_it_is_taken_back(
    opened: Opened, desk: FakeDesk
) -> None:
    page = opened("/actor/berg")
    button = page.get_by_role("button", name="The same as Anna Berg", exact=True)
    expect(button).to_be_hidden()
    page.locator("summary", has_text="Why this is one actor").click()
    button.click()
    expect(page).to_have_url(re.compile(r"/actor/berg#who$"))
    expect(page.locator(".judged")).to_contain_text("“Anna Berg” is “Ms Berg”")
    assert [j.verdict for j in desk.judged] == ["same"]
    page.get_by_role("button", name="Take back").click()
    expect(page.locator(".judged")).to_have_count(0)
    assert desk.judged == []


@pytest.mark.parametrize("script", [True, False])
def test_a_person_and_a_body_are_joined_only_when_asked_again(
    opened: Opened, desk: FakeDesk, script: bool
) -> None:
    page = opened("/actor/berg?same=bergman#who", script=script)
    page.locator("form[action$='/same'] [name=other]").last.evaluate("e => e.value = 'boats'")
    page.get_by_role("button", name="The same as Anna Berg", exact=True).last.click()
    expect(page.locator("main")).to_contain_text("different kinds")
    assert desk.judged == []
    page.get_by_role("button", name="Join all the same").click()
    expect(page).to_have_url(re.compile(r"/actor/berg#who$"))
    assert [j.verdict for j in desk.judged] == ["same"]


@pytest.mark.parametrize("script", [True, False])
def test_another_name_is_looked_for_and_a_part_is_parted(
    opened: Opened, desk: FakeDesk, script: bool
) -> None:
    page = opened("/actor/berg?same=bergman#who", script=script)
    expect(page.get_by_role("button", name="Never the same as Anna Berg")).to_be_visible()
    page.get_by_role(
        "button", name=re.compile(r"^Not the same as Anna Berg.*Ms Berg")
    ).first.click()
    expect(page.locator(".judged")).to_contain_text("“Ms Berg” is not “Anna Berg”")
    assert [j.verdict for j in desk.judged] == ["different"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_why_one_actor_is_read_at_any_width_in_any_light(
    opened: Opened, desk: FakeDesk, width: int, scheme: Scheme
) -> None:
    desk.merge_actors("berg", "bergman")
    page = opened("/actor/berg?same=an", width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRASTS) == []
