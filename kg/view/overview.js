// The store on the sheet: four columns, in each the boxes with most statements, the rest folded by kind.

const styles = facts.styles;
const SHOWN = 9; // boxes of one kind in one column before the rest is folded
const nodes = new Map(json("nodes").map((node) => [node.id, node]));
const steps = json("edges");
const edges = new Map(); // what is drawn: steps between boxes that are to be seen, put together
const open = new Set(); // folds that the reader has opened
let active = new Set(facts.statements.keys()); // statements that pass the filters
let extent = { width: 0, height: 0 };
let titles = [];
let slimDrawn = null;

for (const node of nodes.values()) node.own = node.statements;

// One fold for each kind in each column; it stands for all boxes that it hides.
for (const [column] of facts.columns.entries()) {
  for (const kind of Object.keys(facts.plurals)) {
    const id = `fold ${column} ${kind}`;
    nodes.set(id, { id, fold: true, kind: "more", of: kind, column, name: "", statements: [], own: [], x: 0, y: 0, wide: { w: 180, h: 33, lines: [] } });
  }
}

const place = (node) => node.at || null;
const size = () => extent;
const heads = () => titles;
const leading = () => "";
const edgeTitle = (edge) => plural(edge.statements.length, "statement");
const linked = (a, b) => edges.has(`${a.id} > ${b.id}`) || edges.has(`${b.id} > ${a.id}`);

function handIn(node, i) {
  const at = facts.statements[i].way.indexOf(node.id) - 2; // an outlet and an article come before the hands
  return node.fold || at < 0 ? null : at;
}

function opened(node) {
  if (!node.fold) return false;
  if (!open.delete(node.id)) open.add(node.id);
  selected = null;
  layOut();
  return true;
}

function brightBy({ node, edge }) {
  const asked = new Set((node || edge).statements);
  const bright = { nodes: new Set(), edges: new Map() }; // an edge with how many of those statements run over it
  for (const box of nodes.values()) if (box.at && box.statements.some((i) => asked.has(i))) bright.nodes.add(box.id);
  for (const each of edges.values()) {
    const count = each.statements.reduce((sum, i) => sum + asked.has(i), 0);
    if (count) bright.edges.set(each.id, count);
  }
  return bright;
}

// --- what is to be seen, and where ----------------------------------------------------------------------

function boxFor(node) {
  const count = plural(node.statements.length, "statement");
  const lines = node.fold
    ? [["caption", node.name]]
    : [...node.wide.lines, ["caption", [node.note, count].filter(Boolean).join(" · ")]];
  return { w: node.wide.w, h: node.wide.h, lines };
}

// Put every box that passes the filters into its column, fold what is too much, and join the steps.
function choose() {
  const stands = new Map(); // id of a box -> id of the box that is seen in its place
  const columns = facts.columns.map(() => []);
  const groups = new Map();
  for (const node of nodes.values()) {
    node.at = null;
    if (node.fold) continue;
    node.statements = node.own.filter((i) => active.has(i));
    const key = `fold ${node.column} ${node.kind}`;
    if (node.statements.length) groups.set(key, [...(groups.get(key) || []), node]);
  }
  for (const [key, members] of groups) {
    const fold = nodes.get(key);
    members.sort((a, b) => b.statements.length - a.statements.length || (a.name < b.name ? -1 : 1));
    const most = members.length <= SHOWN + 1 || open.has(key) ? members.length : SHOWN;
    const seen = members.slice(0, most);
    const hidden = members.slice(most);
    seen.forEach((node) => stands.set(node.id, node.id));
    hidden.forEach((node) => stands.set(node.id, key));
    fold.statements = [...new Set(hidden.flatMap((node) => node.statements))].sort((a, b) => a - b);
    const all = facts.plurals[fold.of];
    fold.name = hidden.length ? `${hidden.length.toLocaleString("en")} more ${all}` : `Show fewer ${all}`;
    columns[fold.column].push(hidden.length || members.length > SHOWN + 1 ? [...seen, fold] : seen);
  }
  edges.clear();
  for (const step of steps) {
    const [from, to] = [stands.get(step.from), stands.get(step.to)];
    const statements = step.statements.filter((i) => active.has(i));
    if (!statements.length || !from || !to || from === to) continue;
    const id = `${from} > ${to}`;
    const edge = edges.get(id) || { id, from, to, all: new Set() };
    statements.forEach((i) => edge.all.add(i));
    edges.set(id, edge);
  }
  for (const edge of edges.values()) edge.statements = [...edge.all].sort((a, b) => a - b);
  return columns;
}

const GAP = 10;
const TOP = 46; // lines that pass a column by run above its boxes

function layOut() {
  const columns = choose();
  slimDrawn = slim.matches;
  let deepest = 0;
  let y = TOP;
  titles = [];
  columns.forEach((kinds, column) => {
    const [title, x] = facts.columns[column];
    if (!slimDrawn) y = TOP;
    if (kinds.length) titles.push([title, slimDrawn ? 0 : x, slimDrawn ? y - 30 : 0]);
    if (slimDrawn && kinds.length) y += 34;
    for (const group of kinds) {
      for (const node of group) {
        const box = boxFor(node);
        node.at = { ...box, x: (slimDrawn ? 0 : x) + box.w / 2, y: y + box.h / 2 };
        y += box.h + GAP;
      }
      y += GAP;
    }
    deepest = Math.max(deepest, y);
  });
  const last = facts.columns[facts.columns.length - 1];
  extent = { width: slimDrawn ? 340 : last[1] + last[2], height: deepest + 10 };
  for (const edge of edges.values()) lay(edge);
  strongest = [...edges.values()].sort((a, b) => b.statements.length - a.statements.length).slice(0, MOST_LINES);
  move();
  fit();
  refresh();
}

// Tell vis-network of those boxes that have come, gone or moved.
function move() {
  const moved = [];
  for (const node of nodes.values()) {
    const now = node.at ? `${node.at.x} ${node.at.y}` : "hidden";
    if (now === node.was) continue;
    moved.push(node.at ? { id: node.id, x: node.at.x, y: node.at.y, hidden: false } : { id: node.id, hidden: true });
    node.was = now;
  }
  boxes.update(moved);
}

function arrange() {
  if (slimDrawn !== null && slimDrawn !== slim.matches) layOut();
}

// --- lines ----------------------------------------------------------------------------------------------

const MOST_LINES = 240; // drawn while nothing is pointed at: the ones that most statements run over

let strongest = [];
const drawnEdges = () => (slim.matches ? [] : lit ? [...edges.values()].filter((edge) => lit.edges.has(edge.id)) : strongest);
const reach = (edge) => edge.reach;

// From the right edge of one box to the left edge of the next.  All bends lie between the columns, and a line
// that passes a column by runs above it, so that no line seems to touch a box that it has nothing to do with.
function route(edge) {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  if (!from.at || !to.at) return null;
  const left = (column) => facts.columns[column][1];
  const right = (column) => left(column) + facts.columns[column][2];
  const path = [[from.at.x + from.at.w / 2, from.at.y], [right(from.column), from.at.y]];
  if (from.column === to.column) return [...path, [right(to.column), to.at.y], [to.at.x + to.at.w / 2, to.at.y]];
  const lane = 12 + 5 * (edge.id.length % 4);
  for (let column = from.column + 1; column < to.column; column++) path.push([left(column), lane], [right(column), lane]);
  return [...path, [to.at.x - to.at.w / 2, to.at.y]];
}

function trace(path) {
  const ctx = new Path2D();
  ctx.moveTo(...path[0]);
  for (let k = 1; k < path.length; k++) {
    const [a, b] = [path[k - 1], path[k]];
    if (a[1] === b[1]) ctx.lineTo(...b);
    else if (a[0] === b[0]) ctx.bezierCurveTo(a[0] + 44, a[1], b[0] + 44, b[1], ...b);
    else ctx.bezierCurveTo((a[0] + b[0]) / 2, a[1], (a[0] + b[0]) / 2, b[1], ...b);
  }
  return ctx;
}

function lay(edge) {
  const path = route(edge);
  if (!path) return;
  edge.line = trace(path);
  edge.reach = around(path, 52);
  edge.tip = [path[path.length - 1], path[path.length - 2]];
}

function drawEdge(ctx, edge, { ring, dim }) {
  const count = (lit && lit.edges.get && lit.edges.get(edge.id)) || edge.statements.length;
  ctx.save();
  ctx.globalAlpha = dim ? 0.06 : lit ? 0.85 : Math.min(0.5, Math.max(0.14, 30 / strongest.length));
  ctx.strokeStyle = ring ? theme.accent : theme.line;
  ctx.lineWidth = ring ? 3 : Math.min(4, 1 + 0.5 * Math.log2(count));
  ctx.stroke(edge.line);
  if (lit && !dim) {
    ctx.fillStyle = ctx.strokeStyle;
    const [end, before] = edge.tip;
    arrow(ctx, end, [end[0] + Math.sign(before[0] - end[0] || 1), end[1]]);
  }
  ctx.restore();
}

const pen = document.createElement("canvas").getContext("2d");
pen.lineWidth = 11;
const nearEdge = (edge, { x, y }) => pen.isPointInStroke(edge.line, x, y);

const listed = () => [...active];

// --- paper ----------------------------------------------------------------------------------------------

function printable() {
  const slices = [];
  for (let top = 0; top < extent.height; ) {
    const bottom = Math.min(extent.height, top + extent.width * (slices.length ? 0.64 : 0.48));
    slices.push([top, bottom]);
    top = bottom < extent.height ? bottom - 76 : bottom; // a box that is cut here is whole on the next page
  }
  byId("paper").replaceChildren(
    ...slices.slice(0, 40).map(([top, bottom]) =>
      paint(extent.width + 8, top, bottom, (ctx) => {
        for (const edge of strongest) drawEdge(ctx, edge, {});
        for (const node of nodes.values()) if (node.at) drawBox(ctx, node.kind, node.at, styles);
      }),
    ),
  );
}
