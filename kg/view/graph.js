// The diagram: vis-network draws fixed boxes, the page scrolls over them, and every box leads to its evidence.

const styles = facts.styles;
const nodes = new Map(json("nodes").map((node) => [node.id, node]));
const edges = new Map(json("edges").map((edge) => [edge.id, edge]));
const edgeTo = new Map([...edges.values()].map((edge) => [edge.child, edge]));
const scroller = byId("scroller");
const area = byId("area");
const canvas = byId("canvas");
const slim = matchMedia("(max-width: 700px)");
const dark = matchMedia("(prefers-color-scheme: dark)");

let sheet = "wide"; // which of the two placements is drawn
let zoom = 1;
let scale = 1;
let selected = null; // {node} or {edge}
let hovered = null;
let found = null; // ids of the boxes that the search found; null without a search
let lit = null; // {nodes, edges} that stay bright; null when all do

const statementsOf = (item) => item.statements.map((i) => facts.statements[i]);
const place = (node) => node[sheet];

// --- what is bright -------------------------------------------------------------------------------------

function twins(node) {
  if (!node.agent) return [node];
  return [...nodes.values()].filter((other) => other.agent === node.agent);
}

function brighten(item) {
  if (!item) return found && { nodes: found, edges: new Set([...edges.values()].filter((e) => found.has(e.child)).map((e) => e.id)) };
  const of = item.node ? twins(item.node) : [nodes.get(item.edge.child)];
  const asked = new Set(of.flatMap((node) => node.statements));
  const carries = (node) => node.statements.some((i) => asked.has(i));
  const bright = { nodes: new Set(), edges: new Set() };
  for (const node of nodes.values()) if (carries(node)) bright.nodes.add(node.id);
  for (const edge of edges.values()) if (bright.nodes.has(edge.child)) bright.edges.add(edge.id);
  return bright;
}

function refresh() {
  lit = brighten(hovered || selected);
  network.redraw();
}

// --- drawing --------------------------------------------------------------------------------------------

function nodeState(node) {
  const focus = selected && selected.node;
  const ring = focus && (focus.id === node.id || (focus.agent && focus.agent === node.agent));
  return { ring, dim: lit && !lit.nodes.has(node.id), found: found && found.has(node.id) };
}

function drawWires(ctx, sheetName = sheet, plain = false) {
  for (const edge of edges.values()) {
    const ring = !plain && selected && selected.edge === edge;
    const dim = !plain && lit && !lit.edges.has(edge.id);
    drawWire(ctx, edge[sheetName], styles, { backward: edge.from === edge.child, implied: edge.implied, ring, dim });
  }
}

readTheme();
const options = json("options");
const network = new vis.Network(
  canvas,
  {
    nodes: new vis.DataSet(
      [...nodes.values()].map((node) => ({
        id: node.id,
        x: node.x,
        y: node.y,
        shape: "custom",
        size: Math.max(node.wide.w, node.wide.h, node.narrow.h) / 2,
        ctxRenderer: ({ ctx, x, y }) => ({
          drawNode: () => drawBox(ctx, node.kind, { ...place(node), x, y }, styles, nodeState(node)),
          nodeDimensions: { width: place(node).w, height: place(node).h },
        }),
      })),
    ),
    // Lines bend where the layout says, which vis-network cannot draw itself; it knows them but leaves them to us.
    edges: new vis.DataSet([...edges.values()].map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, hidden: true }))),
  },
  options,
);
network.on("beforeDrawing", (ctx) => drawWires(ctx));

// --- the sheet under the window -------------------------------------------------------------------------

function fit() {
  const name = slim.matches ? "narrow" : "wide";
  if (name !== sheet) {
    sheet = name;
    for (const node of nodes.values()) network.moveNode(node.id, place(node).x, place(node).y);
  }
  const { width, height } = facts[sheet];
  const room = scroller.clientWidth - 2 * margin();
  scale = Math.min(1.25, Math.max(sheet === "wide" ? 0.82 : 0.7, Math.min(1, room / width))) * zoom;
  area.style.width = `${Math.max(room + 2 * margin(), width * scale + 2 * margin())}px`;
  area.style.height = `${height * scale + 2 * margin()}px`;
  canvas.style.width = `${scroller.clientWidth}px`;
  canvas.style.height = `${Math.min(scroller.clientHeight, height * scale + 2 * margin())}px`;
  network.setSize(canvas.style.width, canvas.style.height);
  const heads = facts[sheet].heads.map(([text, x]) => {
    const head = element("span", "", text);
    head.style.left = `${margin() + x * scale}px`;
    return head;
  });
  byId("heads").replaceChildren(...heads);
  follow();
}

const margin = () => (slim.matches ? 14 : 24);

// Put the drawing where the page has been scrolled to.
function follow() {
  const outer = area.getBoundingClientRect();
  const inner = canvas.getBoundingClientRect();
  const position = {
    x: (inner.left - outer.left - margin() + inner.width / 2) / scale,
    y: (inner.top - outer.top - margin() + inner.height / 2) / scale,
  };
  network.moveTo({ position, scale, animation: false });
}

function reveal(node) {
  const { x, y, w, h } = place(node);
  const outer = area.getBoundingClientRect();
  const box = scroller.getBoundingClientRect();
  const pad = 60;
  const left = outer.left + margin() + (x - w / 2) * scale;
  const top = outer.top + margin() + (y - h / 2) * scale;
  const bar = byId("bar").getBoundingClientRect().height + 40;
  const by = { left: 0, top: 0 };
  if (left < box.left + 10) by.left = left - box.left - pad;
  else if (left + w * scale > box.left + scroller.clientWidth - 10) by.left = left + w * scale - box.left - scroller.clientWidth + 24;
  if (top < box.top + bar) by.top = top - box.top - bar - pad;
  else if (top + h * scale > box.top + scroller.clientHeight - 10) by.top = top + h * scale - box.top - scroller.clientHeight + pad;
  if (by.left || by.top) scroller.scrollBy(by);
}

// --- asking ---------------------------------------------------------------------------------------------

function under(event) {
  const box = canvas.getBoundingClientRect();
  const dom = { x: event.clientX - box.left, y: event.clientY - box.top };
  const id = network.getNodeAt(dom);
  if (id !== undefined) return { node: nodes.get(id) };
  const point = network.DOMtoCanvas(dom);
  const edge = [...edges.values()].find((candidate) => near(candidate[sheet], styles, point));
  return edge ? { edge } : null;
}

function select(item, { open = true } = {}) {
  selected = item;
  hovered = null;
  hideTip();
  if (item && open) show(item);
  if (!item) closePanel();
  if (item && item.node) {
    reveal(item.node);
    byId("voice").textContent = spoken(item.node);
  }
  refresh();
}

function spoken(node) {
  const cue = edgeTo.get(node.id);
  return [cue && cue.label, node.name, kindWord(node.kind), plural(node.statements.length, "statement")].filter(Boolean).join(", ");
}

const kindWord = (kind) => (facts.legend.find(([name]) => name === kind) || ["", kind])[1];

function show(item) {
  const node = item.node || nodes.get(item.edge.child);
  const statements = statementsOf(node);
  if (item.edge) {
    const [from, to] = [nodes.get(item.edge.from), nodes.get(item.edge.to)];
    const title = item.edge.label && item.edge.label !== "implied" ? `“${item.edge.label}”` : "Carried over from the context";
    const between = element("p", "between", isolated(clip(from.name)), " → ", isolated(clip(to.name)));
    openPanel(title, [chip("edge", "Step in a chain")], between, cards(statements, (s) => statementCard(s)));
  } else if (node.kind === "claim" && statements.length === 1) {
    openPanel(clip(node.name, 300), [chip("claim", "What is stated")], cards(statements, (s) => statementCard(s)));
  } else if (node.kind === "article" || node.kind === "claim" || node.hand === null) {
    openPanel(node.name, [chip(node.kind, kindWord(node.kind))], element("p", "lead", plural(statements.length, "statement")), cards(statements, (s) => statementCard(s)));
  } else {
    openPanel(node.name, [chip(node.kind, kindWord(node.kind))], roles(node), cards(statements, (s) => handCard(s, handIn(node, s))));
  }
  fit();
}

// A box of a diagram of many articles stands for an agent, wherever in a chain that agent is.
const handIn = (node, statement) => (Number.isInteger(node.hand) ? node.hand : Math.max(0, statement.hands.findIndex((h) => h.name === node.name)));

function roles(node) {
  const all = new Set(statementsOf(node).flatMap((s) => (s.hands[handIn(node, s)] || { roles: [] }).roles));
  const count = `${plural(node.statements.length, "statement")} on this path`;
  return element("p", "lead", [...all, count].join(" · "));
}

const clip = (text, most = 90) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

panelClosed = () => {
  selected = null;
  refresh();
  fit();
  canvas.focus({ preventScroll: true });
};

// --- mouse and finger -----------------------------------------------------------------------------------

const tip = element("div", "tip");
document.body.append(tip);
const hideTip = () => (tip.hidden = true);
hideTip();

function showTip(item, event) {
  const node = item.node || nodes.get(item.edge.child);
  const [first] = statementsOf(node);
  const hand = item.node && node.hand !== null && node.hand >= 0 ? first.hands[node.hand] : null;
  const runs = hand && hand.passage.length ? hand.passage : first.passage;
  const more = node.statements.length - 1;
  const name = item.edge ? item.edge.label || "carried by" : clip(node.name, 120);
  tip.replaceChildren(
    element("b", "", isolated(name)),
    quotation(runs),
    element("small", "", `${facts.articles[first.article].byline}${more ? ` · and ${plural(more, "more statement")}` : ""} · click for all`),
  );
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  const x = Math.min(event.clientX + 14, innerWidth - box.width - 8);
  const y = event.clientY + 18 + box.height > innerHeight ? event.clientY - box.height - 12 : event.clientY + 18;
  Object.assign(tip.style, { left: `${Math.max(4, x)}px`, top: `${Math.max(4, y)}px` });
}

canvas.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "mouse") return;
  const item = under(event);
  const same = item && hovered && item.node === hovered.node && item.edge === hovered.edge;
  canvas.style.cursor = item ? "pointer" : "default";
  if (item) showTip(item, event);
  if (same || (!item && !hovered)) return;
  hovered = item;
  if (!item) hideTip();
  refresh();
});
canvas.addEventListener("pointerleave", () => {
  hovered = null;
  hideTip();
  refresh();
});
canvas.addEventListener("click", (event) => select(under(event)));

// --- keyboard -------------------------------------------------------------------------------------------

// The nearest box in the direction of the arrow, one that the same line joins before all others.
function neighbour(from, [dx, dy]) {
  const a = place(from);
  let best = null;
  for (const node of nodes.values()) {
    const b = place(node);
    const along = (b.x - a.x) * dx + (b.y - a.y) * dy;
    if (node === from || along <= 0) continue;
    const aside = Math.abs((b.x - a.x) * dy) + Math.abs((b.y - a.y) * dx);
    const joined = node.parent === from.id || from.parent === node.id;
    const cost = along + 2 * aside - (joined && dx ? 1e5 : 0);
    if (!best || cost < best.cost) best = { cost, node };
  }
  return best && best.node;
}

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

canvas.addEventListener("keydown", (event) => {
  const current = (selected && (selected.node || nodes.get(selected.edge.child))) || null;
  if (ARROWS[event.key]) {
    event.preventDefault();
    const next = current ? neighbour(current, ARROWS[event.key]) : nodes.values().next().value;
    if (next) select({ node: next }, { open: !panel.hidden });
  } else if ((event.key === "Enter" || event.key === " ") && current) {
    event.preventDefault();
    select({ node: current });
    panel.focus();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && (selected || !panel.hidden)) panel.hidden ? select(null) : closePanel();
});

// --- search ---------------------------------------------------------------------------------------------

const textOf = new Map([...nodes.values()].map((node) => [node.id, fold([node.name, ...node.wide.lines.map(([, line]) => line)].join(" "))]));
let hits = [];
let hit = -1;

byId("search").addEventListener("input", (event) => {
  const wanted = fold(event.target.value.trim());
  hits = wanted ? [...nodes.values()].filter((node) => textOf.get(node.id).includes(wanted)) : [];
  hit = -1;
  found = wanted ? new Set(hits.map((node) => node.id)) : null;
  byId("found").textContent = wanted ? (hits.length ? `${hits.length} found` : "nothing found") : "";
  if (hits.length) reveal(hits[0]);
  refresh();
});
byId("search").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !hits.length) return;
  hit = (hit + 1) % hits.length;
  select({ node: hits[hit] });
  byId("found").textContent = `${hit + 1} of ${hits.length}`;
});

// --- the words around the drawing -----------------------------------------------------------------------

function fillHead() {
  byId("kicker").textContent = facts.kicker;
  byId("title").replaceChildren(isolated(facts.title));
  byId("lead").textContent = facts.lead;
  byId("figures").append(...facts.figures.map(([count, words]) => element("li", "", element("b", "", count), ` ${words}`)));
  byId("legend").append(...facts.legend.map(([kind, word]) => element("li", "", swatch(kind), word)));
}

function swatch(kind) {
  const picture = element("canvas", "swatch");
  const ratio = Math.max(2, devicePixelRatio);
  [picture.width, picture.height] = [34 * ratio, 22 * ratio];
  picture.dataset.kind = kind;
  const ctx = picture.getContext("2d");
  ctx.scale(ratio, ratio);
  drawBox(ctx, kind, { x: 17, y: 11, w: 28, h: 16, lines: [] }, styles);
  return picture;
}

// The chains once more as text: for reading aloud, for copying, for paper.
function fillList() {
  const list = byId("list");
  list.querySelector("summary").textContent = `The same ${plural(facts.statements.length, "chain")} as text, with the evidence`;
  const fill = () => {
    if (byId("statements").childElementCount) return;
    byId("statements").append(...facts.statements.map((statement) => element("li", "", statementCard(statement))));
  };
  list.addEventListener("toggle", fill);
  return fill;
}

// --- paper ----------------------------------------------------------------------------------------------

// Paper cannot scroll, so the whole drawing is put on it in slices that no box is cut by.
function printable() {
  const width = facts.wide.width + 8;
  const breaks = [...facts.wide.breaks, facts.wide.height];
  const slices = [];
  let from = 0;
  breaks.forEach((at, i) => {
    if (i && (breaks[i] - from > 0.62 * width || i === breaks.length - 1)) {
      const to = breaks[i] - from > 0.9 * width && breaks[i - 1] > from ? breaks[i - 1] : at;
      slices.push([from, to]);
      from = to;
    }
  });
  if (from < facts.wide.height) slices.push([from, facts.wide.height]);
  byId("paper").replaceChildren(
    ...slices.map(([top, bottom]) => {
      const page = element("canvas", "slice");
      [page.width, page.height] = [width * 2, (bottom - top) * 2];
      const ctx = page.getContext("2d");
      ctx.scale(2, 2);
      ctx.translate(4, -top);
      drawWires(ctx, "wide", true);
      for (const node of nodes.values()) drawBox(ctx, node.kind, node.wide, styles);
      return page;
    }),
  );
}

addEventListener("beforeprint", () => {
  document.documentElement.classList.add("print");
  readTheme();
  printable();
  fillStatements();
  byId("list").open = true;
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("print");
  readTheme();
  network.redraw();
});

// --- begin ----------------------------------------------------------------------------------------------

fillHead();
const fillStatements = fillList();
scroller.addEventListener("scroll", follow, { passive: true });
addEventListener("resize", fit);
dark.addEventListener("change", () => {
  readTheme();
  for (const old of document.querySelectorAll(".swatch")) old.replaceWith(swatch(old.dataset.kind));
  network.redraw();
});
byId("larger").addEventListener("click", () => ((zoom = Math.min(2, zoom * 1.2)), fit()));
byId("smaller").addEventListener("click", () => ((zoom = Math.max(0.4, zoom / 1.2)), fit()));
byId("print").addEventListener("click", () => print());
fit();
document.documentElement.dataset.ready = "true";
