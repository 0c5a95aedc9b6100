"""Draws the pictures of the README from what the program says of the sample briefs: `make pictures`."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMMAND = (
    "lint", "seeds/2025-01-16-wrap.txt", "seeds/2025-01-15-nuclear.txt", "--with", "seeds/2025-01-14-arrival.txt",
)  # fmt: skip
# No fonts are fetched: whoever looks uses their own.
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"
 role="img" aria-label="newslint in a terminal">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, "DejaVu Sans Mono", Menlo,
 Consolas, monospace; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def terminal() -> None:
    """The text report, in its colours."""
    from rich.console import Console
    from rich.text import Text

    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    done = subprocess.run(
        [sys.executable, "-m", "linter", *COMMAND[1:]],
        cwd=ROOT, env={**plain, "FORCE_COLOR": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    console = Console(record=True, width=108, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text(f"$ {' '.join(COMMAND)}\n"))
    console.print(Text.from_ansi(done.stdout))
    (HERE / "terminal.svg").write_text(
        console.export_svg(title="newslint", unique_id="newslint", code_format=SVG), encoding="utf-8"
    )


def page() -> None:
    """The HTML report in a browser, where there is one."""
    sys.path.insert(0, str(ROOT))
    from tests._browser import MISSING, browser

    if MISSING:
        print(MISSING, file=sys.stderr)
        return
    report = ROOT / "build" / "report.html"
    report.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "linter", "seeds", "--output-format", "html", "--output", str(report)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 1
    with browser(1180, 820) as driver:
        driver.get(report.as_uri())
        driver.find_element("css selector", 'button[data-value="conflicting-figures"]').click()
        driver.execute_script("document.getElementById('findings').scrollIntoView()")
        driver.save_screenshot(str(HERE / "report.png"))


if __name__ == "__main__":
    terminal()
    page()
