"""The review report: one file, no network, everything escaped; opened and clicked through in a real browser where there is one."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from addrnorm.batch import dedupe, report, tables
from addrnorm.batch.rows import mapping
from addrnorm.normalizer import Normalizer
from tests.batch.test_dedupe import ROWS

HOSTILE = "</script><img src=x onerror=\"document.title='broken'\"><!--"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, normalizer: Normalizer) -> Path:
    """The report of a table in which somebody's name is HTML."""
    folder = tmp_path_factory.mktemp("report")
    source, target = folder / "customers.csv", folder / "review.html"
    with tables.writing(source, list(ROWS[0])) as write:
        for row in ROWS:
            write(row | {"Name": HOSTILE} if row["id"] == "e" else row)
    store = dedupe.temporary_store(folder)
    try:
        findings = dedupe.find(source, mapping(tables.columns(source)), normalizer, store, processes=1)
        report.write(target, source, tables.columns(source), store, findings)
    finally:
        store.close()
    return target


def test_the_page_needs_no_network_and_allows_none(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?https?:|@import|url\(", text)
    assert "default-src 'none'" in text


def test_what_rows_say_is_data_and_never_markup(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert HOSTILE not in text
    assert text.count("</script>") == 2


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """Chromium without a window."""
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    if driver is None or chromium is None:
        pytest.skip("no browser: install chromium and chromium-driver to click through the review report")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for switch in (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
    ):  # fmt: skip
        options.add_argument(switch)
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


def shown(browser: webdriver.Chrome) -> list[str]:
    return [str(article.get_attribute("id")) for article in browser.find_elements(By.TAG_NAME, "article")]


def decide(browser: webdriver.Chrome, cluster: str, decision: str) -> None:
    browser.find_element(By.CSS_SELECTOR, f"#{cluster} [data-decide={decision}]").click()


def exported(browser: webdriver.Chrome) -> str:
    """Click on the export, and return the file that the page offers."""
    browser.execute_script(
        "window.offered = []; HTMLAnchorElement.prototype.click = function () { window.offered.push([this.download, this.href]); };"
    )
    browser.find_element(By.ID, "export").click()
    [[name, link]] = browser.execute_script("return window.offered")
    assert name == "decisions.csv"
    return unquote(str(link).partition(",")[2])


@pytest.mark.slow
def test_a_person_clicks_through_the_report(page: Path, browser: webdriver.Chrome, tmp_path: Path) -> None:
    browser.get(page.as_uri())
    assert browser.title == "Duplicates: review before merging"
    assert sorted(shown(browser)) == ["c1", "c4"]
    assert "6 rows, 2 clusters" in browser.find_element(By.ID, "summary").text
    assert "US: 1" in browser.find_element(By.ID, "countries").text
    assert "same key: 1" in browser.find_element(By.ID, "bands").text

    differing = {cell.text for cell in browser.find_elements(By.CSS_SELECTOR, "#c4 td.differs")}
    assert {"Via Manin 4", "v. manin, 4", HOSTILE} <= differing
    assert "23900" not in differing

    Select(browser.find_element(By.ID, "country")).select_by_value("IT")
    assert shown(browser) == ["c4"]
    Select(browser.find_element(By.ID, "country")).select_by_value("")
    browser.find_element(By.ID, "search").send_keys("sycamore")
    assert shown(browser) == ["c1"]
    browser.find_element(By.ID, "search").clear()
    browser.execute_script("document.getElementById('search').dispatchEvent(new Event('input'))")

    decide(browser, "c1", "reject")
    decide(browser, "c4", "accept")
    Select(browser.find_element(By.ID, "state")).select_by_value("reject")
    assert shown(browser) == ["c1"]

    browser.refresh()
    assert browser.find_element(By.ID, "c1").get_attribute("data-decision") == "reject"
    file = tmp_path / "decisions.csv"
    file.write_text(exported(browser), encoding="utf-8")
    with file.open(encoding="utf-8", newline="") as read:
        assert sorted(tuple(row.values()) for row in csv.DictReader(read)) == [("c1", "reject"), ("c4", "accept")]
    assert dedupe.read_decisions(file) == {0: True, 3: False}

    decide(browser, "c1", "reject")
    assert "c1" not in exported(browser)
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
