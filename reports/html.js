"use strict";
(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const findings = all("article.finding");
  const stories = all("section.story");
  const buttons = all("button[data-facet]");
  const chosen = { severity: new Set(), rule: new Set(), story: new Set() };
  const words = byId("words");
  const longest = {};
  let current = -1;

  // Letters without their accents, so that "thu tuong" finds the words as a Vietnamese desk writes them.
  const plain = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u0110\u0111]/g, "d").toLowerCase();
  const texts = new Map(findings.map((finding) => [finding, plain(finding.textContent)]));

  for (const button of buttons) {
    const { facet, total } = button.dataset;
    longest[facet] = Math.max(longest[facet] || 0, Number(total));
    button.addEventListener("click", () => {
      const set = chosen[facet];
      const { value } = button.dataset;
      if (!set.delete(value)) set.add(value);
      filter();
    });
  }

  function fits(finding, wanted, except) {
    for (const facet of Object.keys(chosen)) {
      if (facet !== except && chosen[facet].size && !chosen[facet].has(finding.dataset[facet])) return false;
    }
    return wanted.every((word) => texts.get(finding).includes(word));
  }

  function draw(button, counts) {
    let at = 0;
    for (const rect of all("rect", button)) {
      const width = (100 * (counts[rect.getAttribute("class")] || 0)) / (longest[button.dataset.facet] || 1);
      rect.setAttribute("x", at);
      rect.setAttribute("width", width);
      at += width;
    }
  }

  function filter() {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !fits(finding, wanted);
      shown += finding.hidden ? 0 : 1;
    }
    for (const story of stories) story.hidden = !story.querySelector("article.finding:not([hidden])");
    for (const button of buttons) {
      const { facet, value } = button.dataset;
      const counts = {};
      let number = 0;
      for (const finding of findings) {
        if (finding.dataset[facet] !== value || !fits(finding, wanted, facet)) continue;
        counts[finding.dataset.severity] = (counts[finding.dataset.severity] || 0) + 1;
        number += 1;
      }
      button.querySelector(".count").textContent = number;
      button.classList.toggle("empty", !number);
      button.setAttribute("aria-pressed", String(chosen[facet].has(value)));
      draw(button, counts);
    }
    const filtered = wanted.length > 0 || Object.values(chosen).some((set) => set.size);
    const noun = findings.length === 1 ? "finding" : "findings";
    byId("shown").textContent = filtered ? `${shown} of ${findings.length} ${noun}` : `${shown} ${noun}`;
    byId("clear").hidden = !filtered;
    byId("nothing").hidden = shown > 0 || !findings.length;
  }

  function showAll() {
    words.value = "";
    for (const set of Object.values(chosen)) set.clear();
    filter();
  }

  function go(step) {
    const focused = findings.indexOf(document.activeElement && document.activeElement.closest("article.finding"));
    let at = focused >= 0 ? focused : current;
    for (at += step; at >= 0 && at < findings.length; at += step) {
      if (findings[at].hidden) continue;
      current = at;
      findings[at].focus({ preventScroll: true });
      findings[at].scrollIntoView({ block: "start" });
      return;
    }
  }

  // A link may lead into something closed or filtered away: open it, and let the keyboard go on from there.
  function follow() {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch (error) {
      return;
    }
    const target = id && byId(id);
    if (!target) return;
    if (target.closest("[hidden]")) showAll();
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (findings.includes(target)) {
      current = findings.indexOf(target);
      target.focus({ preventScroll: true });
    }
    target.scrollIntoView({ block: target.matches(".block") ? "center" : "start" });
  }

  function help() {
    if (!byId("help").open) byId("help").showModal();
  }

  const actions = {
    j: () => go(1),
    k: () => go(-1),
    o: () => {
      const link = current >= 0 && findings[current].querySelector("figcaption a");
      if (link) link.click();
    },
    "/": () => {
      document.querySelector("details.filters").open = true;
      words.focus();
    },
    c: showAll,
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && typing) {
      typing.blur();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    if (!byId("single").checked || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
  words.addEventListener("input", filter);
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(1);
  });
  for (const id of ["clear", "again"]) {
    byId(id).addEventListener("click", () => {
      showAll();
      words.focus();
    });
  }
  byId("keys").addEventListener("click", help);
  window.addEventListener("hashchange", follow);
  // A second click on a link to where one already is changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) follow();
  });

  document.documentElement.classList.add("js");
  if (window.matchMedia("(max-width: 62rem)").matches) document.querySelector("details.filters").open = false;
  follow();
})();
