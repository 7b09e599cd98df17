"use strict";
(() => {
  const table = document.getElementById("table");
  const tools = document.getElementById("tools");
  if (!table || !tools) return;
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const rows = [...table.querySelectorAll("[data-slug]")];
  const texts = rows.map((row) => `${row.dataset.slug} ${(row.querySelector("th a") ?? row).textContent}`.toLowerCase());
  const heads = [...table.querySelectorAll("[data-field]")];
  const ticks = [...table.querySelectorAll("input[name=take]")];
  const kinds = [...tools.querySelectorAll("input[name=show]")];
  const columns = ticks.map((tick) => heads.findIndex((head) => head.contains(tick)));
  const style = document.head.appendChild(document.createElement("style"));

  function hiddenColumns() {
    const off = new Set(kinds.filter((kind) => !kind.checked).map((kind) => kind.value));
    const isHidden = (head) => off.has(head.dataset.kind) || (off.has("vague") && head.dataset.vague !== undefined);
    return heads.map((head) => isHidden(head));
  }

  /** One rule for a column instead of a thousand cells; the heads above them shrink with what they are over. */
  function showColumns() {
    const hidden = hiddenColumns();
    const rules = hidden.flatMap((off, at) =>
      off ? [`#table tbody tr > :nth-child(${at + 2}), #table thead tr:last-child > :nth-child(${at + 2})`] : []);
    style.textContent = rules.length ? `${rules.join(",")} { display: none }` : "";
    let at = 0;
    for (const group of table.querySelectorAll("[data-group]")) {
      const size = Number(group.dataset.size ?? group.colSpan);
      group.dataset.size = String(size);
      const left = hidden.slice(at, at + size).filter((off) => !off).length;
      group.colSpan = Math.max(left, 1);
      group.hidden = left === 0;
      at += size;
    }
  }

  /** The column may be out of sight, and a field of the answer may be called like one that is sent. */
  function nameOf(tick) {
    const name = tick.closest("label").textContent.trim();
    return tick.closest("th").dataset.kind === "response" ? `${name} (answer)` : name;
  }

  function showRows() {
    const text = filter.value.trim().toLowerCase();
    const wanted = columns.filter((_, at) => ticks[at].checked);
    let count = 0;
    rows.forEach((row, at) => {
      const takes = wanted.every((column) => ["r", "s"].includes(row.cells[column + 1].className));
      row.hidden = !texts[at].includes(text) || !takes;
      count += row.hidden ? 0 : 1;
    });
    const names = ticks.filter((tick) => tick.checked).map(nameOf).join(", ");
    const all = names ? ` take${count === 1 ? "s" : ""} all that is ticked: ${names}` : "";
    shown.textContent = `${count} of ${rows.length} providers${all}`;
  }

  function remember() {
    const state = new URLSearchParams();
    if (filter.value) state.set("q", filter.value);
    for (const tick of ticks) if (tick.checked) state.append("take", tick.value);
    for (const kind of kinds) if (!kind.checked) state.append("hide", kind.value);
    const text = state.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  }

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    filter.value = state.get("q") ?? "";
    for (const tick of ticks) tick.checked = state.getAll("take").includes(tick.value);
    for (const kind of kinds) kind.checked = !state.getAll("hide").includes(kind.value);
    showColumns();
    showRows();
  }

  function changed() {
    showColumns();
    showRows();
    remember();
  }

  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("reset", (event) => {
    event.preventDefault();
    filter.value = "";
    for (const tick of ticks) tick.checked = false;
    for (const kind of kinds) kind.checked = true;
    changed();
  });
  tools.addEventListener("input", changed);
  table.addEventListener("change", changed);
  // What has no `=` in it is an anchor, which leaves the table as it is.
  window.addEventListener("hashchange", () => { if (location.hash.length < 2 || location.hash.includes("=")) restore(); });
  restore();
})();
