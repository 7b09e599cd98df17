"use strict";
(() => {
  const chosen = document.getElementById("chosen");
  const provider = document.getElementById("provider");
  const samples = document.getElementById("samples");
  const sections = [...samples.querySelectorAll(".sample")];
  const general = sections.map((section) => section.querySelector("code").textContent);
  const said = document.getElementById("sample-of");
  const saidOfAll = said.textContent;
  const WORDS = {
    R: ["r", "required"],
    S: ["s", "taken"],
    "–": ["n", "not taken"],
    "#": ["c", "not known: counted"],
    "?": ["u", "not known"],
  };
  let state = new URLSearchParams();

  /** Behind `#`, what has `=` in it is a state, and nothing is one, too; all else is an anchor. */
  const isAnchor = (hash) => hash.length > 1 && !hash.includes("=");

  function remember() {
    const text = state.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  }

  /** A script that says something under a name: they can be had from a folder without a server. */
  function load(name, src) {
    if (window[name]) return Promise.resolve();
    return new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = script.onerror = resolve;
      document.head.append(script);
    });
  }

  function unmark() {
    document.querySelectorAll(".standing").forEach((mark) => mark.remove());
    document.querySelectorAll(".not-taken").forEach((item) => item.classList.remove("not-taken"));
  }

  function mark(label, marks) {
    [...marks].forEach((sign, at) => {
      const id = window.OPERATION.fields[at];
      const item = document.getElementById(id);
      if (!item) return;
      const [style, word] = WORDS[sign];
      const shown = document.createElement("span");
      shown.className = `standing ${style}`;
      const answered = id.startsWith("response.") ? word.replace("taken", "filled") : word;
      shown.textContent = `${label}: ${answered}`;
      item.querySelector(".head").append(shown);
      item.classList.toggle("not-taken", sign === "–");
    });
  }

  const notHad = (name) => `${name} does not have this operation: the source lists everybody who has.`;

  /** What is said where a provider was asked for, and is not to be had. */
  function saidWithout(slug) {
    if (!slug) return saidOfAll;
    if (!window.OPERATION || !window.SEARCH) return `What ${slug} takes could not be loaded.`;
    const [, label] = window.SEARCH.providers.find(([known]) => known === slug) ?? [];
    if (!label) return `There is no provider “${slug}”: another one can be chosen. ${saidOfAll}`;
    return `${window.OPERATION.complete ? notHad(label) : `No source names ${label} in this operation.`} ${saidOfAll}`;
  }

  function saidOf(data) {
    if (data.has === "no") return notHad(data.label);
    const answer = data.has === "partial" ? " Its answer leaves out fields." : "";
    return `For ${data.label}: what it requires, or all that it takes where it requires nothing.${answer}`;
  }

  async function choose(slug) {
    if (slug) await load("OPERATION", chosen.dataset.from);
    const data = slug && window.OPERATION?.providers.find((one) => one.slug === slug);
    // Every provider is in the index of the search, those included that this operation is silent about.
    if (slug && !data) await load("SEARCH", `${document.documentElement.dataset.root}assets/search-index.js`);
    // Somebody may have chosen another while this one was loaded.
    if (slug !== (state.get("provider") ?? "")) return;
    unmark();
    if (data) mark(data.label, data.marks);
    const texts = data ? window.OPERATION.samples[data.sample] : general;
    sections.forEach((section, at) => {
      const named = data && section.dataset.language === "rust";
      section.querySelector("code").textContent = named ? texts[at].replaceAll(window.OPERATION.name, data.rust) : texts[at];
    });
    said.textContent = data ? saidOf(data) : saidWithout(slug);
    if (provider) provider.value = data ? slug : "";
  }

  function tabs() {
    const list = document.createElement("div");
    list.role = "tablist";
    list.ariaLabel = "Languages";
    const all = sections.map((section) => {
      const title = section.querySelector("h3");
      const tab = document.createElement("button");
      tab.type = "button";
      tab.role = "tab";
      tab.id = `tab-${section.dataset.language}`;
      tab.textContent = title.textContent;
      tab.setAttribute("aria-controls", `panel-${section.dataset.language}`);
      title.hidden = true;
      section.id = `panel-${section.dataset.language}`;
      section.role = "tabpanel";
      section.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => { state.set("in", section.dataset.language); remember(); turn(); });
      return tab;
    });
    list.append(...all);
    list.addEventListener("keydown", (event) => {
      const at = all.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      const tab = all[(to + all.length) % all.length];
      tab.focus();
      tab.click();
    });
    samples.prepend(list);
    return all;
  }

  function turn() {
    const wanted = sections.findIndex((section) => section.dataset.language === state.get("in"));
    const at = Math.max(wanted, 0);
    all.forEach((tab, other) => { tab.ariaSelected = String(other === at); tab.tabIndex = other === at ? 0 : -1; });
    sections.forEach((section, other) => { section.hidden = other !== at; });
  }

  function copying() {
    if (!navigator.clipboard) return;
    for (const section of sections) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        const copied = navigator.clipboard.writeText(section.querySelector("code").textContent);
        button.textContent = await copied.then(() => "Copied", () => "Not copied");
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      section.prepend(button);
    }
  }

  const all = tabs();
  copying();
  if (chosen) {
    chosen.hidden = false;
    provider.addEventListener("change", () => {
      if (provider.value) state.set("provider", provider.value);
      else state.delete("provider");
      remember();
      choose(provider.value);
    });
  }

  function restore() {
    state = new URLSearchParams(isAnchor(location.hash) ? "" : location.hash.slice(1));
    turn();
    if (chosen) choose(state.get("provider") ?? "");
  }
  window.addEventListener("hashchange", () => { if (!isAnchor(location.hash)) restore(); });
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const one of unfolded) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of unfolded) one.open = false; });
  restore();
})();
