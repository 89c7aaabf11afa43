"use strict";
// Shows the remarks and findings that fit the filter, which is also in the address: #speaker=…&words=….
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const remarks = [...document.querySelectorAll(".remark")];
  const items = [...remarks, ...document.querySelectorAll("tr.finding")];
  const count = document.getElementById("filter-count");
  const openAll = document.getElementById("open-all");
  const facets = ["speaker", "outlet", "finding"].filter((name) => form.elements[name]);
  const texts = new Map();

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();

  // The words of an item, without its folded paragraphs and what is only heard.
  function textOf(item) {
    if (!texts.has(item)) {
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
        node.nodeType === Node.ELEMENT_NODE && node.matches(".heard, .context")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT);
      let text = "";
      while (walker.nextNode()) {
        const node = walker.currentNode;
        text += node.nodeType === Node.TEXT_NODE ? node.data : " ";
      }
      texts.set(item, plain(text));
    }
    return texts.get(item);
  }

  function fits(item, wanted, words) {
    return wanted.every(([name, value]) => item.dataset[name].split(" ").includes(value))
      && words.every((word) => textOf(item).includes(word));
  }

  function show() {
    const wanted = facets.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    for (const item of items) item.hidden = !fits(item, wanted, words);
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector(".remark:not([hidden])");
    }
    const shown = remarks.filter((remark) => !remark.hidden).length;
    count.textContent = `${shown} of ${remarks.length} remarks`;
  }

  function toAddress() {
    const known = new URLSearchParams();
    if (form.elements.words.value) known.set("words", form.elements.words.value);
    for (const name of facets) {
      const select = form.elements[name];
      if (select.value) known.set(name, name === "finding" ? select.value : select.selectedOptions[0].text);
    }
    history.replaceState(null, "", `#${known}`);
  }

  function fromAddress() {
    const hash = location.hash.slice(1);
    const target = document.getElementById(hash);
    if (target || !hash.includes("=")) {
      if (target && target.closest("[hidden]")) {
        form.reset();
        show();
        target.scrollIntoView();
      }
      return;
    }
    const known = new URLSearchParams(hash);
    form.elements.words.value = known.get("words") || "";
    for (const name of facets) {
      const wish = known.get(name);
      const option = [...form.elements[name].options].find((each) => each.value === wish || each.text === wish);
      form.elements[name].value = option && wish ? option.value : "";
    }
    show();
  }

  function step(event) {
    const by = { j: 1, k: -1 }[event.key];
    const here = event.target.closest && event.target.closest(".remark");
    if (!by || !here || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = remarks.filter((remark) => !remark.hidden);
    const next = shown[shown.indexOf(here) + by];
    if (next) {
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "start" });
    }
  }

  form.addEventListener("input", () => { show(); toAddress(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); toAddress(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  openAll.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    openAll.setAttribute("aria-pressed", String(open));
    for (const remark of remarks) {
      if (!remark.hidden) for (const details of remark.querySelectorAll("details")) details.open = open;
    }
  });
  document.addEventListener("keydown", step);
  window.addEventListener("hashchange", fromAddress);
  form.hidden = false;
  show();
  fromAddress();
})();
