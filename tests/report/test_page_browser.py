"""report.html in Chromium: click, keyboard, search, small and dark screens, no network."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rsnms_cli.report.page.page import page as made
from tests.helpers.commands import ROOT
from tests.helpers.pages import HOSTILE, grown, hostile_report
from tests.helpers.sample import sample_report

AXE = Path(os.environ.get("RSNMS_AXE") or ROOT / "node_modules/axe-core/axe.min.js")
pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}}
ROUTES = ("#region", "#m/000001", "#s/000002", "#r/region")
SCREENS: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]] = {
    "light": ({"color_scheme": "light"}, {}, ROUTES),
    "dark": ({"color_scheme": "dark"}, {"runOnly": ["color-contrast"]}, ROUTES),
    "phone": (PHONE, {}, ROUTES[:2]),
}
"""How the page is seen, what axe looks for (in the dark only colours differ), and where."""
DISTRICT = "Заречный район"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="нет пакета playwright")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(made(sample_report()), "utf-8")
    return file


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All kinds of tables with few rows: axe looks at every cell."""
    file = tmp_path_factory.mktemp("few") / "report.html"
    file.write_text(made(grown(sample_report(), 3, 4)), "utf-8")
    return file


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "report.html"
    file.write_text(made(hostile_report(folder / "data")), "utf-8")
    return file


class Opened:
    """A page, and everything it must not do: complain, ask for something, open a dialog."""

    def __init__(self, browser: Any, file: Path, **screen: Any) -> None:
        self.faults: list[str] = []
        self.context = browser.new_context(**screen)
        self.context.route("**/*", self._asked)
        self.page = self.context.new_page()
        self.page.on("console", lambda said: self.faults.append(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self._own = file.as_uri()
        self.page.goto(self._own)

    def _asked(self, route: Any) -> None:
        if route.request.url.partition("#")[0] == self._own:
            route.continue_()
        else:
            self.faults.append(f"request: {route.request.url}")
            route.abort()

    def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def heading(self) -> str:
        """The heading that is seen."""
        return str(self.page.locator("h1:visible").inner_text())

    def find(self, words: str) -> None:
        """Type into the search box."""
        self.page.get_by_role("combobox", name="Найти муниципалитет").fill(words)

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert not self.faults


def test_search_finds_a_municipality_and_a_school(browser: Any, sample: Path) -> None:
    with Opened(browser, sample) as opened:
        opened.find("заречный")
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_selector("#unit h1")
        assert opened.heading() == DISTRICT
        opened.find("СОШ 21")
        option = opened.page.get_by_role("option").filter(has_text="МБОУ «СОШ № 21»")
        option.click()
        opened.page.wait_for_function(
            "document.querySelector('#unit h1')?.textContent.includes('21')"
        )
        assert opened.heading() == "МБОУ «СОШ № 21»"
        opened.find("такой школы нет")
        assert opened.page.get_by_role("status").inner_text() == "Ничего не найдено"
        opened.page.keyboard.press("Escape")
        assert not opened.page.locator("#found").is_visible()


def test_a_unit_page_opens_by_click_and_survives_a_reload(browser: Any, sample: Path) -> None:
    with Opened(browser, sample) as opened:
        opened.page.locator(".heat").get_by_role("link", name=DISTRICT).click()
        opened.page.wait_for_selector("#unit h1")
        assert not opened.page.locator("#first").is_visible()
        opened.page.locator("#unit tbody a[href^='#s/']").first.click()
        opened.page.wait_for_function("location.hash.startsWith('#s/')")
        school = opened.heading()
        assert school != DISTRICT
        opened.page.reload()
        assert opened.heading() == school
        assert opened.page.title().startswith(school)
        opened.page.go_back()
        opened.page.wait_for_function("location.hash.startsWith('#m/')")
        assert opened.heading() == DISTRICT
        opened.page.locator("#unit td.code a").first.click()
        opened.page.wait_for_selector("#method", state="visible")
        assert opened.page.locator("tr:target").is_visible()
        opened.page.evaluate("location.hash = '#m/%D0'")  # half a letter
        opened.page.get_by_text("Такой единицы в отчёте нет").wait_for()


def test_a_unit_page_says_what_its_report_says(browser: Any, sample: Path) -> None:
    one = next(u for u in sample_report().units["municipality"] if u.scores.unit.code == DISTRICT)
    with Opened(browser, sample) as opened:
        opened.page.goto(f"{sample.as_uri()}#m/{DISTRICT}")
        opened.page.reload()
        text = opened.page.locator("#unit").inner_text()
        points = str(one.scores.total.points).replace(".", ",")
        assert f"Всего баллов\n{points}\n" in text
        assert f"≈ {one.span.ranks[0]}–{one.span.ranks[1]}" in text
        shares = [score for score in one.scores.scores.values() if score.denominator]
        assert shares
        assert all(f"{score.numerator} из {score.denominator}" in text for score in shares)
        assert "не часть документа" in text
        assert opened.page.locator("#unit ol.steps li").count() >= 5
        chart = opened.page.locator("#unit svg.profile")
        assert chart.get_attribute("aria-labelledby") == "profile-title profile-text"
        assert "медиана" in chart.locator("desc").text_content()


def test_tables_sort_by_click_and_by_keyboard(browser: Any, sample: Path) -> None:
    with Opened(browser, sample) as opened:
        table = opened.page.locator("table.rank").last
        head = table.locator("th", has_text="Баллы").first

        def points() -> list[float]:
            cells = table.locator("tbody td b").all_inner_texts()
            return [float(text.replace(",", ".")) for text in cells]

        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        assert points() == sorted(points(), reverse=True)
        head.get_by_role("button").focus()
        opened.page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "ascending"
        assert points() == sorted(points())
        names = table.locator("th", has_text="Организация")
        names.get_by_role("button").focus()
        opened.page.keyboard.press("Space")
        assert names.get_attribute("aria-sort") == "ascending"
        assert head.get_attribute("aria-sort") is None
        assert len(set(points())) > 5


def test_the_keyboard_reaches_everything(browser: Any, sample: Path) -> None:
    with Opened(browser, sample) as opened:
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.className") == "skip"
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.id") == "main"
        for box in opened.page.locator(".scroll:visible").all():
            assert box.get_attribute("tabindex") == "0"
            assert box.get_attribute("aria-label") or box.get_attribute("aria-labelledby")
        opened.find("район")
        opened.page.keyboard.press("ArrowDown")
        chosen = opened.page.locator("#found [aria-selected=true] .name").inner_text()
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_selector("#unit h1")
        assert opened.heading() == chosen
        assert opened.page.evaluate("document.activeElement.tagName") == "H1"


@pytest.mark.skipif(not AXE.is_file(), reason=f"нет axe-core: {AXE}")
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_serious(browser: Any, few: Path, screen: str) -> None:
    rules = AXE.read_text("utf-8")
    look, options, routes = SCREENS[screen]
    with Opened(browser, few, **look) as opened:
        opened.page.evaluate(rules)
        for route in routes:
            opened.page.evaluate("hash => { location.hash = hash }", route)
            opened.page.wait_for_timeout(30)
            found = opened.page.evaluate("options => axe.run(document, options)", options)
            worst = [
                (one["id"], [node["target"] for node in one["nodes"]][:3])
                for one in found["violations"]
                if one["impact"] in ("serious", "critical")
            ]
            assert not worst, route
            assert found["passes"], "axe looked at nothing"


@pytest.mark.parametrize("file", ["sample", "hostile"])
def test_a_phone_never_scrolls_sideways(
    browser: Any, file: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(file)
    with Opened(browser, path, **PHONE) as opened:
        links = opened.page.locator(".rank a.name").evaluate_all("all => all.map(one => one.hash)")
        assert len(links) > 10
        for route in ("", *links[:: max(1, len(links) // 6)], links[-1]):
            opened.page.evaluate("hash => { location.hash = hash }", route)
            opened.page.wait_for_timeout(30)
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390, route


def test_hostile_names_do_no_harm(browser: Any, hostile: Path) -> None:
    with Opened(browser, hostile) as opened:
        links = opened.page.locator(".rank a.name")
        routes = links.evaluate_all("all => all.map(one => [one.hash, one.textContent])")
        names = {name.replace("\u202e", "") for name in HOSTILE}
        assert {name for _, name in routes} == names
        for route, name in routes:
            opened.page.evaluate("hash => { location.hash = hash }", route)
            opened.page.wait_for_function(
                "name => document.querySelector('#unit h1')?.textContent === name", arg=name
            )
            assert not opened.page.locator("main script, main img, main iframe").count()
        opened.find("<script>")
        assert opened.page.get_by_role("option").count() > 1


def test_the_first_view_is_readable_without_a_script(browser: Any, sample: Path) -> None:
    with Opened(browser, sample, java_script_enabled=False) as opened:
        for words in (
            "Обзор: Регион",
            "Карта показателей: муниципалитеты",
            "Муниципальный уровень",
        ):
            assert opened.page.get_by_role("heading", name=words).first.is_visible()
        assert opened.page.locator(".heat tbody tr").count() == 5
        assert opened.page.locator(".rank").first.is_visible()
        assert not opened.page.locator(".find").is_visible()


def test_print_cuts_no_table(browser: Any, sample: Path) -> None:
    """At the width of an A4 page between its margins nothing is wider than the page."""
    portrait, landscape = 673, 1001
    with Opened(browser, sample, viewport={"width": portrait, "height": 900}) as opened:
        opened.page.emulate_media(media="print")
        wide = "all => all.map(one => one.scrollWidth)"
        tables = opened.page.locator("table:visible:not(.heat)")
        assert tables.count() > 6
        assert max(tables.evaluate_all(wide)) <= portrait
        opened.page.set_viewport_size({"width": landscape, "height": 700})
        assert max(opened.page.locator(".heat").evaluate_all(wide)) <= landscape
        assert not opened.page.locator(".top").is_visible()
        assert len(opened.page.pdf(prefer_css_page_size=True)) > 10_000
