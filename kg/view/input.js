// Mouse, finger and keyboard on the sheet.

// --- mouse and finger -----------------------------------------------------------------------------------

const tip = element("div", "tip");
document.body.append(tip);
const hideTip = () => (tip.hidden = true);
hideTip();

function showTip(item, event) {
  const asked = item.node || item.edge;
  if (!asked.statements.length) return hideTip();
  const [i] = asked.statements;
  const statement = facts.statements[i];
  const hand = item.node ? handIn(item.node, i) : null;
  const runs = hand !== null && statement.hands[hand].passage.length ? statement.hands[hand].passage : statement.passage;
  const more = asked.statements.length - 1;
  const whole = item.node && item.node.kind === "article" && more; // which of its statements would be arbitrary
  tip.replaceChildren(
    element("b", "", isolated(item.edge ? edgeTitle(item.edge) : clip(item.node.name, 120))),
    whole ? "" : quotation(runs),
    element("small", "", `${facts.articles[statement.article].byline}${more ? ` · ${plural(more, "more statement")}` : ""} · click for the evidence`),
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
canvas.addEventListener("click", (event) => {
  follow(); // a click may come before the page has told that it was scrolled
  const item = under(event);
  if (!(item && item.node && opened(item.node))) select(item);
});

// --- keyboard -------------------------------------------------------------------------------------------

// The nearest box in the direction of the arrow, one that the same line joins before all others.
function neighbour(from, [dx, dy]) {
  const a = place(from);
  let best = null;
  for (const node of nodes.values()) {
    const b = place(node);
    if (!b || node === from) continue;
    const along = (b.x - a.x) * dx + (b.y - a.y) * dy;
    const beside = dx && Math.abs(b.x - a.x) < (a.w + b.w) / 2; // above or below, whatever its middle says
    if (along <= 0 || beside) continue;
    const aside = Math.abs((b.x - a.x) * dy) + Math.abs((b.y - a.y) * dx);
    const cost = along + 2 * aside - (dx && linked(node, from) ? 1e5 : 0);
    if (!best || cost < best.cost) best = { cost, node };
  }
  return best && best.node;
}

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

canvas.addEventListener("keydown", (event) => {
  const current = (selected && (selected.node || nodes.get(selected.edge.to))) || null;
  if (ARROWS[event.key]) {
    event.preventDefault();
    const next = current ? neighbour(current, ARROWS[event.key]) : [...nodes.values()].find(place);
    if (next) select({ node: next }, { open: !panel.hidden });
  } else if ((event.key === "Enter" || event.key === " ") && current) {
    event.preventDefault();
    if (opened(current)) return;
    select({ node: current });
    panel.focus();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && (selected || !panel.hidden)) panel.hidden ? select(null) : closePanel();
});
