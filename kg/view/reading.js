// The reading view: pointing at a marked passage shows whose word it is and through whom it came.

const statements = facts.statements;
const pieces = []; // {node, piece}: every marked stretch of the text
let chosen = null; // the statement that stays in the panel
let origin = null; // the origin whose statements stay bright

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const length = (i) => statements[i].words.length;
// Where statements lie inside one another the shortest is the one that is pointed at.
const innermost = (piece) => {
  const own = piece.content || piece.cue || piece.source || [];
  return [...own].sort((a, b) => length(a) - length(b))[0];
};

// --- the text -------------------------------------------------------------------------------------------

function fillText() {
  for (const [place, paragraph] of facts.paragraphs.entries()) {
    const line = element("p", "");
    line.dir = "auto";
    if (place < facts.imprint) line.className = place + 1 === facts.imprint ? "imprint last" : "imprint";
    else if (paragraph.map((piece) => piece.text).join("").trim() === facts.title) line.className = "repeated";
    for (const piece of paragraph) {
      for (const i of piece.begins || []) line.append(number(i));
      line.append(stretch(piece));
    }
    byId("text").append(line);
  }
}

function stretch(piece) {
  const roles = ["content", "source", "cue"].filter((role) => piece[role]);
  const node = element("span", roles.length ? `mark ${roles.join(" ")}` : "", piece.text);
  node.dataset.at = piece.at.join("–");
  if (!roles.length) return node;
  if (piece.content) node.className += ` ${facts.classes[innermost(piece)]}`;
  pieces.push({ node, piece });
  node.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && point(innermost(piece)));
  node.addEventListener("pointerleave", () => point(null));
  node.addEventListener("click", () => choose(innermost(piece)));
  return node;
}

function number(i) {
  const { number: name, hands } = statements[i];
  const mark = button("number", () => choose(i), name);
  mark.id = `statement-${i}`;
  mark.setAttribute("aria-label", `Statement ${name}, from ${hands.map((hand) => hand.name).reverse().join(", through ")}`);
  mark.addEventListener("focus", () => mark.matches(":focus-visible") && choose(i));
  return mark;
}

// --- what is bright and what is told --------------------------------------------------------------------

function point(i) {
  const shownNow = i === null ? chosen : i;
  light(shownNow === null ? origin && origin.statements : [shownNow]);
  if (i !== null && !narrowPage.matches) tell(i);
  else if (!narrowPage.matches) chosen === null ? welcome() : tell(chosen);
}

function light(asked) {
  for (const { node, piece } of pieces) {
    const all = ["content", "source", "cue"].flatMap((role) => piece[role] || []);
    node.classList.toggle("lit", Boolean(asked) && all.some((i) => asked.includes(i)));
  }
  byId("text").classList.toggle("dimmed", Boolean(asked));
  for (const mark of byId("text").querySelectorAll(".number")) mark.classList.toggle("lit", Boolean(asked) && asked.includes(Number(mark.id.slice(10))));
}

let told = null;
function tell(i) {
  if (told === i && !panel.hidden) return;
  told = i;
  const statement = statements[i];
  const own = { name: facts.articles[statement.article].outlet, kind: "outlet", what: "The article itself" };
  const last = statement.hands.at(-1) || own;
  openPanel(last.name, [chip(last.kind, last.what), element("small", "", " origin")], statementCard(statement, statement.hands.length - 1));
}

function choose(i) {
  chosen = i;
  light([i]);
  tell(i);
}

const narrowPage = matchMedia("(max-width: 900px)");

function welcome() {
  told = null;
  const legend = element("dl", "key");
  const row = (className, word, text) => legend.append(element("dt", "", element("span", `mark ${className}`, word)), element("dd", "", text));
  row("content named", "words", "what is stated, by an origin with a name");
  row("content unnamed", "words", "what is stated, by an origin without a name");
  row("content named second", "words", "second-hand: it came through at least one other");
  row("content unnamed second", "words", "second-hand, and its origin has no name");
  row("source", "name", "who says so");
  row("cue", "said", "the words that mark the attribution");
  const hint = element("p", "lead", "Point at a marked passage, or press Tab to go from statement to statement: its chain appears here. Click to keep it.");
  panel.replaceChildren(element("h2", "", "How to read this page"), hint, legend);
  panel.hidden = narrowPage.matches;
}

panelClosed = () => {
  chosen = null;
  light(origin && origin.statements);
  welcome();
};

// --- the sourcing label ---------------------------------------------------------------------------------

function fillLabel() {
  const total = statements.length;
  const head = element("h2", "", plural(total, "attributed statement"));
  const rows = element("dl", "rows");
  for (const line of facts.label) {
    const bar = element("span", `bar ${line.class}`);
    bar.append(element("span", ""));
    bar.firstChild.style.width = `${line.of ? (100 * line.count) / line.of : 0}%`;
    rows.append(element("dt", "", element("b", "", String(line.count)), ` ${line.words}`), element("dd", "", bar));
  }
  const list = element("ul", "origins");
  for (const each of facts.origins) {
    const choice = button(`chip ${each.kind}`, () => chooseOrigin(each, choice), isolated(each.name), element("small", "", ` ${each.statements.length}`));
    choice.title = each.what;
    choice.setAttribute("aria-pressed", "false");
    list.append(element("li", "", choice));
  }
  byId("label").append(head, rows, element("h3", "", `Rests on the word of ${facts.origins.length}`), list);
  if (facts.positions) byId("label").append(element("h3", "", "Who stands where"), standing());
}

// Every position of the article; a click leads to the statement that it rests on.
function standing() {
  const list = element("ul", "standing");
  facts.positions.forEach((position, n) => {
    const at = statements.findIndex((statement) => (statement.positions || []).includes(n));
    list.append(element("li", "", button("stand", () => (at < 0 ? tellPosition(position) : goTo(at)), ...stand(position))));
  });
  return list;
}

function goTo(i) {
  choose(i);
  byId(`statement-${i}`).scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function tellPosition(position) {
  told = null;
  openPanel(position.holder, [chip(position.kind, "Position")], element("ul", "stands", positionCard(position)));
}

function chooseOrigin(each, choice) {
  origin = origin === each ? null : each;
  chosen = null;
  for (const other of document.querySelectorAll(".origins button")) other.setAttribute("aria-pressed", String(origin !== null && other === choice));
  light(origin && origin.statements);
  if (origin) byId(`statement-${origin.statements[0]}`).scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

// --- begin ----------------------------------------------------------------------------------------------

byId("kicker").textContent = facts.kicker;
byId("title").append(isolated(facts.title));
byId("lead").textContent = facts.lead;
fillLabel();
fillText();
byId("list").querySelector("summary").textContent = `${plural(statements.length, "chain")} with the evidence`;
const fillStatements = () => {
  if (!byId("statements").childElementCount) byId("statements").append(...statements.map((statement) => element("li", "", statementCard(statement))));
};
byId("list").addEventListener("toggle", fillStatements);
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("print");
  fillStatements();
  byId("list").open = true;
});
addEventListener("afterprint", () => document.documentElement.classList.remove("print"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && (chosen !== null || origin)) (origin = null), closePanel();
});
narrowPage.addEventListener("change", welcome);
welcome();
document.documentElement.dataset.ready = "true";
