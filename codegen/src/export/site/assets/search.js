"use strict";
(() => {
  const root = document.documentElement.dataset.root;
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const said = document.getElementById("found-count");
  const LIMIT = 50;
  let entries = null;
  let selected = -1;

  input.parentElement.hidden = false;

  /** Each entry: the kind, what is searched, what is shown beside it, and where it leads. */
  function read(index) {
    const read = index.apis.map(([slug, label]) => ["API", slug, label, `api/${slug}/index.html`]);
    for (const [number, slug, methods, fields] of index.resources) {
      const [api] = index.apis[number];
      const path = `${api}/${slug}`;
      read.push(["resource", slug, api, `api/${path}/index.html`]);
      for (const method of methods) read.push(["operation", `${path}/${method}`, "", `api/${path}/${method}/index.html`]);
      for (const field of fields) {
        read.push(["field", field, path, `api/${path}/index.html#${encodeURIComponent(`field.${field}`)}`]);
      }
    }
    for (const [slug, label] of index.providers) read.push(["provider", label, slug, `provider/${slug}.html`]);
    return read.map((entry) => [...entry, entry[1].toLowerCase(), entry[2].toLowerCase()]);
  }

  /** Scripts can be had from a folder without a server; other data cannot. */
  function load() {
    if (entries) return Promise.resolve();
    return new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${root}assets/search-index.js`;
      script.onload = () => { entries = read(window.SEARCH); resolve(); };
      document.head.append(script);
    });
  }

  /** As pages show names: what nobody sees, or what moves other characters about, is written out. */
  function spelled(text) {
    return text.replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`);
  }

  /** The whole name before its start, the start before anywhere, short names before long ones. */
  function rank([, , , , name, beside], words) {
    let worst = 0;
    for (const word of words) {
      const at = name.indexOf(word);
      if (at < 0 && !beside.includes(word)) return -1;
      worst = Math.max(worst, at < 0 ? 3 : name === word ? 0 : at === 0 ? 1 : 2);
    }
    return worst * 1000 + Math.min(name.length, 999);
  }

  function find() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = !entries || words.length === 0 ? [] : entries
      .map((entry) => [rank(entry, words), entry])
      .filter(([rank]) => rank >= 0)
      .sort((a, b) => a[0] - b[0]);
    show(found.slice(0, LIMIT).map(([, entry]) => entry), found.length, words.length > 0);
  }

  function show(found, total, asked) {
    list.replaceChildren(...found.map(([kind, name, beside, path], at) => {
      const item = document.createElement("li");
      item.id = `found-${at}`;
      item.role = "option";
      item.ariaSelected = "false";
      item.dataset.path = path;
      const small = document.createElement("small");
      small.textContent = beside ? `${kind}, ${beside}` : kind;
      item.append(spelled(name), small);
      return item;
    }));
    list.hidden = found.length === 0;
    input.ariaExpanded = String(!list.hidden);
    said.textContent = !asked ? "" : total > LIMIT ? `${total} found, the first ${LIMIT} are shown` : `${total} found`;
    select(found.length > 0 ? 0 : -1);
  }

  function select(at) {
    list.children[selected]?.setAttribute("aria-selected", "false");
    selected = at;
    const item = list.children[at];
    if (!item) return input.removeAttribute("aria-activedescendant");
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  /** What is found may be on this very page, so that the list goes away. */
  function open(item) {
    if (!item) return;
    const path = root + item.dataset.path;
    input.value = "";
    input.blur();
    location.href = path;
  }

  input.addEventListener("focus", () => load().then(find));
  input.addEventListener("input", () => load().then(find));
  input.addEventListener("blur", () => show([], 0, false));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    if (event.button === 0) open(event.target.closest("li"));
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") select(selected < last ? selected + 1 : 0);
    else if (event.key === "ArrowUp") select(selected > 0 ? selected - 1 : last);
    else if (event.key === "Enter") open(list.children[selected]);
    else if (event.key === "Escape") { input.value = ""; show([], 0, false); }
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
})();
