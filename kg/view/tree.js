// A tree on the sheet: every box stands for one path, drawn wide for a window or as an outline for a phone.

const styles = facts.styles;
const nodes = new Map(json("nodes").map((node) => [node.id, node]));
const edges = new Map(json("edges").map((edge) => [edge.id, { ...edge, statements: nodes.get(edge.child).statements }]));
const edgeTo = new Map([...edges.values()].map((edge) => [edge.child, edge]));
let drawn = "wide";

const place = (node) => node[drawn];
const size = () => facts[drawn];
const heads = () => facts[drawn].heads;
const linked = (a, b) => a.parent === b.id || b.parent === a.id;
const leading = (node) => edgeTo.has(node.id) && edgeTo.get(node.id).label;
const edgeTitle = (edge) => (edge.implied ? "Carried over from the context" : edge.label ? `“${edge.label}”` : "Step without words of its own");
const nearEdge = (edge, point) => near(edge[drawn], styles, point);
const drawnEdges = () => [...edges.values()];
const opened = () => false;

// The rectangle that a line and its label lie in.
function reach(edge) {
  edge.reach ??= {};
  const { points, label, at } = edge[drawn];
  return (edge.reach[drawn] ??= around(label.length ? [...points, at, [at[0] + 130, at[1] - 60]] : points, 8));
}

function arrange() {
  const wanted = slim.matches ? "narrow" : "wide";
  if (wanted === drawn) return;
  drawn = wanted;
  boxes.update([...nodes.values()].map((node) => ({ id: node.id, x: place(node).x, y: place(node).y }))); // one redraw
}

// Where in the chain of statement i the agent of this box stands; null for a box that is no agent.
function handIn(node, i) {
  return node.hands ? node.hands[node.statements.indexOf(i)] : null;
}

// The paths through a box, and through every other box of the same agent.
function brightBy({ node, edge }) {
  const asked = node || nodes.get(edge.child);
  const same = node && node.agent ? [...nodes.values()].filter((other) => other.agent === node.agent) : [asked];
  const statements = new Set(same.flatMap((box) => box.statements));
  const bright = { nodes: new Set(), edges: new Set() };
  for (const box of nodes.values()) if (box.statements.some((i) => statements.has(i))) bright.nodes.add(box.id);
  for (const each of edges.values()) if (bright.nodes.has(each.child)) bright.edges.add(each.id);
  return bright;
}

function drawEdge(ctx, edge, state) {
  drawWire(ctx, edge[drawn], styles, { backward: edge.from === edge.child, implied: edge.implied, ...state });
}

const listed = () => [...facts.statements.keys()];

// --- paper ----------------------------------------------------------------------------------------------

// Paper cannot scroll, so the whole drawing is put on it in slices that no box is cut by.
function printable() {
  const { width, height, breaks } = facts.wide;
  const slices = [];
  let from = 0;
  for (const [i, at] of breaks.entries()) {
    const next = breaks[i + 1] ?? height;
    if (next - from > width * (slices.length ? 0.64 : 0.48) && at > from) { // the head is on the first page
      slices.push([from, at - 4]);
      from = at - 4;
    }
  }
  slices.push([from, height]);
  const draw = (ctx) => {
    for (const edge of edges.values()) drawWire(ctx, edge.wide, styles, { backward: edge.from === edge.child, implied: edge.implied });
    for (const node of nodes.values()) drawBox(ctx, node.kind, node.wide, styles);
  };
  byId("paper").replaceChildren(...slices.map(([top, bottom]) => paint(width + 8, top, bottom, draw)));
}
