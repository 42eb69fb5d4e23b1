// What stands around the sheet: head, legend, the chains as text, paper; and the beginning of it all.

// --- the words around the drawing -----------------------------------------------------------------------

function fillHead() {
  byId("kicker").textContent = facts.kicker;
  byId("title").replaceChildren(isolated(facts.title));
  byId("lead").textContent = facts.statements.length ? facts.lead : "There is nothing to draw: no statement with a source was found.";
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
  const count = facts.statements.length;
  list.querySelector("summary").textContent = count === 1 ? "The chain as text, with the evidence" : `The same ${plural(count, "chain")} as text, with the evidence`;
  list.addEventListener("toggle", () => list.open && fillStatements(MOST_CARDS));
  list.hidden = !count;
  list.open = count > 0 && count < 4;
}

function fillStatements(most) {
  const given = listed();
  const list = byId("statements");
  const show = (from, to) => {
    list.append(...given.slice(from, to).map((i) => element("li", "", statementCard(facts.statements[i]))));
    if (to < given.length) list.append(element("li", "", button("wider", (event) => (event.currentTarget.parentNode.remove(), show(to, to + MOST_CARDS)), `Show more (${given.length - to} left)`)));
  };
  list.replaceChildren();
  show(0, most);
}

// --- paper ----------------------------------------------------------------------------------------------

const MOST_ON_PAPER = 300;

// A canvas with the stretch of the drawing from top to bottom, sharp enough for paper.
function paint(width, top, bottom, draw) {
  const page = element("canvas", "slice");
  [page.width, page.height] = [width * 2, (bottom - top) * 2];
  const ctx = page.getContext("2d");
  ctx.scale(2, 2);
  ctx.translate(4, -top);
  draw(ctx);
  return page;
}

function recolour() {
  readTheme();
  for (const old of document.querySelectorAll(".swatch")) old.replaceWith(swatch(old.dataset.kind));
  redraw();
}

addEventListener("beforeprint", () => {
  document.documentElement.classList.add("print"); // paper is white, whatever the screen is
  recolour();
  printable();
  byId("list").open = true;
  fillStatements(MOST_ON_PAPER);
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("print");
  recolour();
});

// --- begin ----------------------------------------------------------------------------------------------

fillHead();
fillList();
scroller.addEventListener("scroll", follow, { passive: true });
addEventListener("resize", fit);
dark.addEventListener("change", () => {
  recolour();
});
byId("larger").addEventListener("click", () => ((zoom = Math.min(2, zoom * 1.2)), fit()));
byId("smaller").addEventListener("click", () => ((zoom = Math.max(0.4, zoom / 1.2)), fit()));
byId("print").addEventListener("click", () => print());
fit();
document.documentElement.dataset.ready = "true";
