"""`travaux add`: what goes in, what is said, how it leaves, and how it goes on after an end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import zipfile

from tests.cli.shelves import Library
from tests.cli.terminal import COMMAND, travaux, travaux_at_terminal


def test_a_folder_with_an_archive_in_it(library: Library) -> None:
    library.file("one.docx")
    inside = library.file("two.docx", "A/57/293")
    with zipfile.ZipFile(library.files / "archive.zip", "w") as archive:
        archive.write(inside, "deep/two.docx")
    inside.unlink()
    ran = library.run("add", library.files, "--collection", "Our cases", "--private")
    assert (ran.code, ran.out) == (0, b"")
    assert "one.docx: ready as A/57/292 (en)" in ran.err
    assert "two.docx: ready as A/57/293 (en)" in ran.err
    assert "2 files: 2 ready" in ran.err
    listed = [json.loads(line) for line in library.run("list", "--json").text.splitlines()]
    assert {(one["symbol"], one["private"]) for one in listed} == {("A/57/292", True), ("A/57/293", True)}
    assert "A/57/292" in library.run("search", "torture").text  # findable at once


def test_again_is_already_here_and_another_file_is_a_new_version(filled: Library) -> None:
    filled.file("second.docx", "A/57/292", "New words of this paragraph.")
    ran = filled.run("add", filled.files)
    assert "one.docx: already here as A/57/292 (en)" in ran.err
    assert "second.docx: ready as A/57/292 (en)" in ran.err
    assert "A/57/292/en/v2" in filled.run("remove", "A/57/292", stdin=b"n\n").err


def test_what_needs_a_look_is_told_with_its_place(library: Library) -> None:
    ran = library.run("add", library.file("nameless.docx", None))
    assert ran.code == 0
    assert "To look at:\n  /Doc/" in ran.err
    assert "No symbol is printed on it" in ran.err
    assert "No symbol" in library.run("list", "--state", "needs-a-look").text


def test_some_failed_is_one_and_all_the_rest_is_in(library: Library) -> None:
    library.file("good.docx")
    (library.files / "empty.pdf").write_bytes(b"")
    ran = library.run("add", library.files / "*.*", library.files / "none.pdf")
    assert ran.code == 1
    assert "empty.pdf: failed: " in ran.err
    assert "none.pdf: failed: No file at" in ran.err
    assert "3 files: 1 ready, 2 failed" in ran.err
    assert "Traceback" not in ran.err


def test_events_for_programs(library: Library) -> None:
    ran = library.run("add", library.file("one.docx"), "--json")
    events = [json.loads(line) for line in ran.text.splitlines()]
    (finished,) = [event for event in events if event["event"] == "finished"]
    assert (finished["state"], finished["symbol"], finished["link"]) == ("ready", "A/57/292", "/A/57/292/en")
    assert events[-1]["states"] == {"ready": 1}
    assert ran.err == ""


def test_a_bar_at_a_terminal(library: Library) -> None:
    for at in range(3):
        library.file(f"{at}.docx", f"A/57/{at}")
    ran = travaux_at_terminal("--home", library.home, "add", library.files)
    assert "reading" in ran.err
    assert "pages" in ran.err
    assert "3 files: 3 ready" in ran.err


def test_ctrl_c_keeps_what_waits_and_resume_goes_on(library: Library) -> None:
    for at in range(30):
        library.file(f"{at}.docx", f"A/57/{at}", *(f"Paragraph {number} of many." for number in range(400)))
    command = [*COMMAND, "--home", str(library.home), "add", str(library.files), "--jobs", "1", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ)
    assert process.stdout is not None
    process.stdout.readline()  # the first file is done or under way
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
    stopped = json.loads(out.splitlines()[-1])
    assert stopped["stopped"] and stopped["waiting"] > 0
    ran = library.run("add", "--resume")
    assert (ran.code, "failed" in ran.err) == (0, False)
    assert library.run("list").text.count("\n") == 30


def test_nothing_to_add_is_wrong_use(library: Library) -> None:
    ran = library.run("add")
    assert ran.code == 2
    assert "--resume" in ran.err
    assert "0 files: nothing to do" in library.run("add", "--resume").err


def test_a_home_that_cannot_be_written(nowhere: Library) -> None:
    nowhere.home.write_text("a file where the folder should be")
    ran = nowhere.run("add", nowhere.file("one.docx"))
    assert (ran.code, "is a file" in ran.err) == (2, True)
    ran = travaux("--home", "/proc/library", "add", nowhere.file("one.docx"))
    assert (ran.code, "can't be written" in ran.err) == (1, True)
