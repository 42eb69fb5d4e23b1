// Filters of the overview: a statement stays when it passes all of them, a box when one of its statements does.

const words = facts.statements.map((statement) => {
  const article = facts.articles[statement.article];
  return fold([statement.words, article.outlet, article.title, ...statement.hands.map((hand) => hand.name)].join(" "));
});

function choice(id, label, options) {
  const select = element("select");
  select.id = id;
  for (const [value, text] of options) select.append(Object.assign(element("option", "", text), { value }));
  select.setAttribute("aria-label", label);
  byId("filters").append(select);
  return select;
}

function dateInput(id, label) {
  const input = Object.assign(element("input"), { id, type: "date" });
  byId("filters").append(element("label", "", `${label} `, input));
  return input;
}

const clipped = (text) => (text.length > 48 ? `${text.slice(0, 47)}…` : text);
const byOutlet = choice("outlet", "Outlet", [["", "All outlets"], ...facts.outlets.map((outlet, i) => [String(i), clipped(outlet)])]);
const byKind = choice("kind", "Kind of origin", [["", "All kinds of origin"], ...facts.kinds.map(([kind, word]) => [kind, word])]);
const since = dateInput("since", "from");
const until = dateInput("until", "to");
const reset = button("", () => {
  for (const input of [byId("search"), byOutlet, byKind, since, until]) input.value = "";
  filter();
}, "Reset");
reset.id = "reset";
byId("filters").append(reset);

function filter() {
  const wanted = fold(byId("search").value.trim());
  const passes = (statement, i) => {
    const article = facts.articles[statement.article];
    const origin = statement.hands.at(-1);
    return (
      (!byOutlet.value || article.outlet === facts.outlets[Number(byOutlet.value)]) &&
      (!byKind.value || (origin && origin.kind === byKind.value)) &&
      (!since.value || (article.published && article.published >= since.value)) &&
      (!until.value || (article.published && article.published <= until.value)) &&
      (!wanted || words[i].includes(wanted))
    );
  };
  active = new Set([...facts.statements.keys()].filter((i) => passes(facts.statements[i], i)));
  const total = facts.statements.length;
  byId("found").textContent = active.size === total ? "" : `${active.size.toLocaleString("en")} of ${plural(total, "statement")}`;
  reset.disabled = active.size === total;
  selected = hovered = null;
  if (!panel.hidden) closePanel();
  byId("statements").replaceChildren();
  byId("list").open = false;
  layOut();
}

for (const input of [byId("search"), byOutlet, byKind, since, until]) input.addEventListener("input", filter);
reset.disabled = true;
layOut();
