/* Страницы единиц, поиск, сортировка. Данные попадают на страницу только через textContent
   и атрибуты, которые ничего не исполняют. Слова – в заготовке unit.html. */
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const ROUTES = { r: "region", m: "municipality", s: "school" };
  const LETTERS = { region: "r", municipality: "m", school: "s" };
  const TOP = 5;
  const MOST_FOUND = 12;
  const words = {};
  for (const one of byId("unit-words").content.querySelectorAll("[data-word]")) {
    words[one.dataset.word] = one.textContent;
  }

  const units = {};
  for (const [level, of] of Object.entries(data.levels)) {
    units[level] = new Map();
    for (const row of of.units) {
      const unit = { level };
      data.fields.forEach((field, at) => { unit[field] = row[at]; });
      unit.cells = unit.cells.map((number) => {
        const [value, of, points, most, reached, shade, place] = data.cells[number];
        return { value, of, points, most, reached, shade, place };
      });
      units[level].set(unit.code, unit);
    }
  }
  const schoolsOf = new Map();
  for (const unit of (units.school || new Map()).values()) {
    if (!schoolsOf.has(unit.parent)) schoolsOf.set(unit.parent, []);
    schoolsOf.get(unit.parent).push(unit);
  }

  // --- Building elements -------------------------------------------------------------------

  const SVG = "http://www.w3.org/2000/svg";
  function put(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
    }
    for (const child of children || []) {
      if (child !== null && child !== undefined && child !== "") node.append(child);
    }
    return node;
  }
  const make = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
  const draw = (tag, attributes, ...children) =>
    put(document.createElementNS(SVG, tag), attributes, children);
  const number = (text) => {
    const found = String(text).replace(/[\s\u00a0]/g, "").replace("−", "-").replace(",", ".").match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : NaN;
  };
  const route = (unit) => `#${LETTERS[unit.level]}/${encodeURIComponent(unit.code)}`;
  const link = (unit) => make("a", { href: route(unit), class: "name" }, unit.name);

  function table(heads, rows, caption) {
    const head = make("tr", {}, ...heads.map(([text, kind]) =>
      make("th", { scope: "col", "data-sort": kind, class: kind === "number" ? "num" : null }, text)));
    const found = make("table", { "data-sortable": "" },
      make("caption", { class: "unseen" }, caption), make("thead", {}, head), make("tbody", {}, ...rows));
    sortable(found);
    return found;
  }

  // --- Sorting -----------------------------------------------------------------------------

  function keyOf(row, at, kind) {
    const cell = row.cells[at];
    const text = cell.dataset.v || cell.textContent.trim();
    if (kind !== "number") return text;
    if (text === "да" || text.startsWith("да✓")) return 1;
    return number(text);
  }
  const blank = (key) => key === "" || Number.isNaN(key);
  function order(one, other, down) {
    if (blank(one) || blank(other)) return blank(one) - blank(other);
    const found = typeof one === "number" ? one - other : one.localeCompare(other, "ru", { numeric: true });
    return down ? -found : found;
  }
  function sort(owner, head) {
    const kind = head.dataset.sort;
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : kind === "number" && !head.closest("tr").querySelector("[aria-sort]") && head.cellIndex > 0;
    const at = head.cellIndex;
    const body = owner.tBodies[0];
    const keyed = [...body.rows].map((row) => [keyOf(row, at, kind), row]);
    keyed.sort((one, other) => order(one[0], other[0], down));
    body.append(...keyed.map(([, row]) => row));
    for (const other of owner.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  function sortable(owner) {
    for (const head of owner.tHead.querySelectorAll("th[data-sort]")) {
      const button = make("button", { type: "button", class: "sort" });
      const about = head.querySelector("a");
      if (about) {
        const label = `${about.textContent}: ${words.sort}`;
        button.setAttribute("aria-label", label);
        button.setAttribute("title", label);
        head.append(button);
      } else {
        button.append(...head.childNodes);
        head.append(button);
      }
      button.addEventListener("click", () => sort(owner, head));
    }
  }

  // --- The page of a unit ------------------------------------------------------------------

  function trail(unit) {
    const found = [make("a", { href: "#region" }, words.home)];
    const parent = unit.level === "school" && (units.municipality || new Map()).get(unit.parent);
    if (parent) found.push(link(parent));
    found.push(make("span", { "aria-current": "page", class: "name" }, unit.name));
    return found;
  }

  function stepLines(unit, numbers) {
    const of = data.levels[unit.level];
    return numbers.map((at) => {
      const [itemAt, text, inReach] = of.steps[at];
      const item = of.items[itemAt];
      const [what, who, sign] = item.advice;
      const advice = what && make("span", { class: "advice" }, what,
        who && ` ${words.who}: ${who}.`, sign && ` ${words.sign}: ${sign}.`);
      return make("li", { class: inReach ? null : "far" },
        text.startsWith(item.code) ? null : make("span", { class: "code" }, `${item.code} `), make("b", {}, text),
        make("span", { class: "what" }, item.title), advice);
    });
  }

  function profile(unit) {
    const of = data.levels[unit.level];
    const rows = of.sections.map(([code, title], at) => ({
      code, title,
      points: unit.sections[2 * at], most: unit.sections[2 * at + 1], middle: of.medians[at],
    }));
    const longest = Math.max(1, ...rows.flatMap((row) =>
      [row.points, row.most, row.middle].filter(Boolean).map(number)));
    const wide = (text) => `${Math.round(1000 * number(text) / longest) / 10}%`;
    const height = 58;
    const label = (row) => `${row.points} · ${row.most === "0" ? words.limitless : `${words.limit} ${row.most}`}` +
      (row.middle ? ` · ${words.median} ${row.middle}` : "");
    const chart = draw("svg", {
      class: "profile", width: "100%", height: height * rows.length, role: "img",
      "aria-labelledby": "profile-title profile-text",
    },
    draw("title", { id: "profile-title" }, words.profileTitle),
    draw("desc", { id: "profile-text" }, rows.map((row) => `${words.section} ${row.code}: ${label(row)}`).join("; ")));
    rows.forEach((row, at) => {
      const top = at * height;
      const short = row.title.length > 50 ? `${row.title.slice(0, 49)}…` : row.title;
      chart.append(
        draw("text", { x: 0, y: top + 14 }, draw("title", {}, row.title), `${row.code}. ${short}`),
        draw("text", { x: 0, y: top + 31, class: "label" }, label(row)),
        draw("rect", { class: "limit", x: 0, y: top + 38, width: wide(row.most), height: 9 }),
        draw("rect", { class: "have", x: 0, y: top + 38, width: wide(row.points), height: 9 }));
      if (row.middle) {
        chart.append(draw("line", {
          class: "aim", x1: wide(row.middle), x2: wide(row.middle), y1: top + 35, y2: top + 50,
        }));
      }
    });
    return [chart];
  }

  function itemTable(unit) {
    const of = data.levels[unit.level];
    const scored = of.kind === "points";
    const placed = unit.cells.some((cell) => cell.place);
    const targets = of.items.some((item) => item.target);
    const changes = new Map(unit.changes.map(([at, before, change]) => [at, [before, change]]));
    const next = new Map();
    for (const at of unit.steps) {
      const [itemAt, text] = of.steps[at];
      next.set(itemAt, [...(next.get(itemAt) || []), text]);
    }
    const heads = [[words.code, "text"], [words.title, "text"], [words.value, "number"],
      ...(targets ? [[words.target, "text"]] : []),
      ...(scored ? [[words.points, "number"], [words.most, "number"]] : []),
      ...(placed ? [[words.place, "number"]] : []),
      ...(changes.size ? [[words.before, "number"], [words.change, "number"]] : []),
      ...(next.size ? [[words.next, "text"]] : [])];
    const rows = of.items.map((item, at) => {
      const cell = unit.cells[at];
      const goal = item.target && cell.shade !== "out" ? [item.target, " ",
        cell.reached === null ? "" : make("span", { class: cell.reached ? "yes" : "no" },
          cell.reached ? words.reached : words.missed)] : ["–"];
      const [before, change] = changes.get(at) || ["", ""];
      return make("tr", {},
        make("td", { class: "code" }, make("a", { href: `#i-${unit.level}-${item.code}` }, item.code)),
        make("th", { scope: "row" }, item.title,
          item.rule && make("span", { class: "rule" }, item.rule),
          item.clause && make("span", { class: "clause" }, item.clause)),
        make("td", { class: "num" }, make("span", { class: `value s${cell.shade}` }, cell.value),
          cell.of && make("span", { class: "of" }, cell.of)),
        targets ? make("td", { class: "goal" }, ...goal) : null,
        scored ? make("td", { class: "num" }, make("b", {}, cell.points || "–")) : null,
        scored ? make("td", { class: "num" }, cell.most || "–") : null,
        placed ? make("td", { class: "num" }, cell.place || "–") : null,
        changes.size ? make("td", { class: "num" }, before || "–") : null,
        changes.size ? make("td", { class: "num" }, change || "–") : null,
        next.size ? make("td", { class: "next" }, ...(next.get(at) || ["–"]).map((text) => make("span", {}, text))) : null);
    });
    return [table(heads, rows, unit.name)];
  }

  function hundredTable(unit) {
    const of = data.levels[unit.level];
    const rows = of.counted.map((itemAt, at) => make("tr", {},
      make("td", { class: "code" }, of.items[itemAt].code),
      make("th", { scope: "row" }, of.items[itemAt].title),
      make("td", { class: "num" }, unit.cells[itemAt].value),
      make("td", { class: "num" }, unit.hundred[at] || "–")));
    return [table([[words.code, "text"], [words.title, "text"], [words.value, "number"],
      [words.hundredValue, "number"]], rows, words.hundredValue)];
  }

  function childTable(children) {
    const scored = data.levels[children[0].level].kind !== "places";
    const heads = [...(scored ? [[words.place, "number"]] : []), [words.name, "text"],
      ...(scored ? [[words.points, "number"], [words.most, "number"], [words.span, "number"],
        [words.attained, "number"]] : []), [words.teachers, "number"]];
    const rows = [...children].sort((one, other) => scored ? one.rank - other.rank : 0).map((unit) => make("tr", {},
      scored ? make("td", { class: "num", "data-v": unit.rank }, String(unit.rank),
        unit.around && make("span", { class: "around" }, ` ${unit.around}`)) : null,
      make("th", { scope: "row" }, link(unit)),
      scored ? make("td", { class: "num" }, make("b", {}, unit.points)) : null,
      scored ? make("td", { class: "num" }, unit.most) : null,
      scored ? make("td", { class: "num" }, unit.span || "–") : null,
      scored ? make("td", { class: "num own" }, unit.attained || "–") : null,
      make("td", { class: "num" }, String(unit.teachers))));
    return [table(heads, rows, words.name)];
  }

  function parts(unit) {
    const of = data.levels[unit.level];
    const alone = of.units.length < 2;
    const children = unit.level === "region" ? [...(units.municipality || new Map()).values()]
      : unit.level === "municipality" ? schoolsOf.get(unit.code) || [] : [];
    const near = unit.steps.filter((at) => of.steps[at][2]);
    const later = [...near.slice(TOP), ...unit.steps.filter((at) => !of.steps[at][2])];
    const shown = {
      points: of.kind === "points", targets: of.kind === "targets",
      rank: of.kind !== "places" && !alone, around: unit.around, span: unit.span,
      goals: of.kind === "points" && unit.set, attained: of.kind === "points" && unit.attained,
      fairRank: unit.fairRank && !alone, hasSchools: unit.level !== "school", asked: unit.asked,
      steps: near.length + later.length, moreSteps: later.length, profile: of.kind === "points",
      hundred: unit.hundred.some(Boolean), children: children.length, clause: of.clause,
    };
    const lists = {
      trail: () => trail(unit), steps: () => stepLines(unit, near.slice(0, TOP)),
      moreSteps: () => stepLines(unit, later), profile: () => profile(unit),
      items: () => itemTable(unit), hundred: () => hundredTable(unit), children: () => childTable(children),
    };
    return [shown, lists, { ...unit, moreCount: later.length, clause: of.clause }];
  }

  function page(unit) {
    const [shown, lists, texts] = parts(unit);
    const found = byId("unit-page").content.cloneNode(true);
    for (const node of found.querySelectorAll("[data-if]")) if (!shown[node.dataset.if]) node.remove();
    for (const node of found.querySelectorAll("[data-text]")) node.textContent = texts[node.dataset.text] ?? "";
    for (const node of found.querySelectorAll("[data-list]")) node.append(...lists[node.dataset.list]());
    return found;
  }

  // --- Addresses inside the file -----------------------------------------------------------

  const first = byId("first");
  const place = byId("unit");
  const title = document.title;
  function asked() {
    const [letter, ...rest] = location.hash.slice(1).split("/");
    if (!rest.length || !ROUTES[letter]) return undefined;
    try {
      return (units[ROUTES[letter]] || new Map()).get(decodeURIComponent(rest.join("/"))) || null;
    } catch { return null; }
  }
  function show(moved) {
    const unit = asked();
    place.replaceChildren();
    first.hidden = unit !== undefined;
    place.hidden = unit === undefined;
    document.title = unit ? `${unit.name} – ${title}` : title;
    if (unit === undefined) {
      const at = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
      if (at && moved) at.scrollIntoView();
      return;
    }
    place.append(unit ? page(unit) : make("p", { class: "note" }, words.lost));
    scrollTo(0, 0);
    const head = place.querySelector("h1");
    if (head && moved) head.focus({ preventScroll: true });
  }

  // --- Search ------------------------------------------------------------------------------

  const fold = (text) => text.toLowerCase().replace(/ё/g, "е").replace(/["'«»„“”№]/g, " ").replace(/\s+/g, " ").trim();
  const targets = ["municipality", "school"].flatMap((level) =>
    [...(units[level] || new Map()).values()].map((unit) => [fold(`${unit.name} ${unit.level === "school" ? unit.code : ""}`), unit]));
  const box = byId("query");
  const list = byId("found");
  let chosen = -1;
  function choose(at) {
    const options = list.querySelectorAll("[role=option]");
    chosen = options.length ? (at + options.length) % options.length : -1;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === chosen)));
    if (chosen >= 0) {
      box.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }
  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
  function find() {
    const terms = fold(box.value).split(" ").filter(Boolean);
    if (!terms.length) { byId("found-count").textContent = ""; return close(); }
    const found = targets.filter(([text]) => terms.every((term) => text.includes(term)));
    list.replaceChildren(...found.slice(0, MOST_FOUND).map(([, unit], at) => {
      const option = make("li", { role: "option", id: `found-${at}`, "aria-selected": "false" },
        make("span", { class: "name" }, unit.name), make("small", {}, unit.parent));
      option.addEventListener("mousedown", (event) => { event.preventDefault(); open(unit); });
      option.open = () => open(unit);
      return option;
    }));
    byId("found-count").textContent = found.length ? `${words.found} ${found.length}` : words.none;
    if (!found.length) list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, words.none));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    choose(found.length ? 0 : -1);
    return undefined;
  }
  function open(unit) {
    box.value = "";
    close();
    location.hash = route(unit);
  }
  box.addEventListener("input", find);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      const option = list.hidden ? null : list.querySelectorAll("[role=option]")[chosen];
      if (option && option.open) option.open();
    } else if (event.key === "Escape") close();
  });

  document.querySelector(".find").hidden = false;
  for (const owner of document.querySelectorAll("table[data-sortable]")) sortable(owner);
  addEventListener("hashchange", () => show(true));
  show(location.hash.length > 1 && asked() === undefined);
})();
