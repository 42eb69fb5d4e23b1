// The sheet: vis-network draws fixed boxes, the page scrolls over them, and every box leads to its evidence.
//
// tree.js or overview.js says what is on the sheet, where it is and what becomes bright with it.

const scroller = byId("scroller");
const area = byId("area");
const canvas = byId("canvas");
// A phone, or a window that would show less than about three quarters of the drawing.
const slim = matchMedia(`(max-width: ${facts.wide ? Math.min(1000, Math.max(700, Math.round(0.62 * facts.wide.width))) : 700}px)`);
const dark = matchMedia("(prefers-color-scheme: dark)");

let zoom = 1;
let scale = 1;
let selected = null; // {node} or {edge}
let hovered = null;
let found = null; // ids of the boxes that the search found; null without a search
let lit = null; // {nodes, edges} that stay bright; null when all do

// Whether any of the line may lie in a rectangle.
function meets(edge, { left, top, right, bottom }) {
  const extent = reach(edge);
  return extent && extent.left < right && extent.right > left && extent.top < bottom && extent.bottom > top;
}

function around(points, margin) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs) - margin, right: Math.max(...xs) + margin, top: Math.min(...ys) - margin, bottom: Math.max(...ys) + margin };
}

function refresh() {
  const item = hovered || selected;
  lit = item ? brightBy(item) : found && { nodes: found, edges: new Set() };
  redraw();
}

let waiting = false;

// Draw once before the next frame, however many mice have moved until then.
function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    network.redraw();
  });
}

// --- drawing --------------------------------------------------------------------------------------------

function nodeState(node) {
  const focus = selected && selected.node;
  const ring = focus && (focus.id === node.id || (focus.agent && focus.agent === node.agent));
  return { ring, dim: lit && !lit.nodes.has(node.id), found: found && found.has(node.id) };
}

// What of the drawing is in the window, in the drawing's own coordinates.
function inSight() {
  const [a, b] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: canvas.clientWidth, y: canvas.clientHeight })];
  return { left: a.x, top: a.y, right: b.x, bottom: b.y };
}

function drawEdges(ctx) {
  const sight = inSight();
  for (const edge of drawnEdges()) {
    const ring = Boolean(selected && selected.edge === edge);
    const dim = Boolean(lit && !lit.edges.has(edge.id));
    if (meets(edge, sight)) drawEdge(ctx, edge, { ring, dim });
  }
}

readTheme();
const options = json("options");
const boxes = new vis.DataSet(
  [...nodes.values()].map((node) => ({
    id: node.id,
    x: node.x,
    y: node.y,
    shape: "custom",
    size: Math.max(node.wide.w, node.wide.h, node.narrow ? node.narrow.h : 0) / 2, // so none is thought out of sight
    ctxRenderer: ({ ctx, x, y }) => ({
      drawNode: () => place(node) && drawBox(ctx, node.kind, { ...place(node), x, y }, styles, nodeState(node)),
      nodeDimensions: { width: (place(node) || node.wide).w, height: (place(node) || node.wide).h },
    }),
  })),
);
// Lines bend where the layout says, which vis-network cannot draw itself: it leaves them to us.
const network = new vis.Network(canvas, { nodes: boxes, edges: new vis.DataSet() }, options);
network.on("beforeDrawing", drawEdges);
canvas.firstElementChild.tabIndex = -1; // the sheet itself takes the keys

// --- the sheet under the window -------------------------------------------------------------------------

function fit() {
  arrange();
  const { width, height } = size();
  const room = scroller.clientWidth - 2 * margin();
  scale = Math.min(1.25, Math.max(slim.matches ? 0.7 : 0.82, Math.min(1, room / width))) * zoom;
  document.documentElement.dataset.scale = scale;
  area.style.width = `${Math.max(room + 2 * margin(), width * scale + 2 * margin())}px`;
  area.style.height = `${height * scale + 2 * margin()}px`;
  canvas.style.width = `${scroller.clientWidth}px`;
  canvas.style.height = `${Math.min(scroller.clientHeight, height * scale + 2 * margin())}px`;
  network.setSize(canvas.style.width, canvas.style.height);
  const columns = heads().map(([text, x, y = 0]) => {
    const head = element("span", "", text);
    head.style.left = `${margin() + x * scale}px`;
    if (y) head.style.top = `${margin() + y * scale}px`;
    return head;
  });
  byId("heads").replaceChildren(...columns);
  follow();
}

const margin = () => (innerWidth <= 700 ? 14 : 24);

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
  const point = network.DOMtoCanvas(dom);
  for (const node of nodes.values()) { // vis-network takes every custom shape for a square
    const box = place(node);
    if (box && Math.abs(point.x - box.x) <= box.w / 2 && Math.abs(point.y - box.y) <= box.h / 2) return { node };
  }
  const spot = { left: point.x - 8, right: point.x + 8, top: point.y - 8, bottom: point.y + 8 };
  const edge = drawnEdges().find((candidate) => meets(candidate, spot) && nearEdge(candidate, point));
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
  return [leading(node), node.name, kindWord(node.kind), plural(node.statements.length, "statement")].filter(Boolean).join(", ");
}

const kindWord = (kind) => (facts.legend.find(([name]) => name === kind) || ["", kind])[1];

function show(item) {
  const { node, edge } = item;
  if (edge) {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    const between = element("p", "between", isolated(clip(from.name)), " → ", isolated(clip(to.name)));
    openPanel(edgeTitle(edge), [chip("edge", "Step in a chain")], between, cards(edge.statements, (i) => statementCard(facts.statements[i])));
  } else {
    const name = node.kind === "claim" ? clip(node.name, 300) : node.name;
    openPanel(name, [chip(node.kind, kindWord(node.kind))], node.kind === "claim" && node.statements.length === 1 ? "" : about(node), cards(node.statements, (i) => evidenceCard(node, i)));
  }
  fit();
}

// An agent's box leads to where the agent is named, any other box to the whole statement.
function evidenceCard(node, i) {
  const hand = handIn(node, i);
  return hand === null ? statementCard(facts.statements[i]) : handCard(facts.statements[i], hand);
}

function about(node) {
  const hands = node.statements.map((i) => [facts.statements[i], handIn(node, i)]).filter(([, hand]) => hand !== null);
  const roles = new Set(hands.flatMap(([statement, hand]) => statement.hands[hand].roles));
  return element("p", "lead", [...roles, plural(node.statements.length, "statement")].join(" · "));
}

const clip = (text, most = 90) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

panelClosed = () => {
  selected = null;
  refresh();
  fit();
  canvas.focus({ preventScroll: true });
};
