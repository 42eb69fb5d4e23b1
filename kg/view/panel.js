// The panel: what stands in the articles, word for word, and where.

const facts = json("facts");

function quotation(runs) {
  const quote = element("blockquote", "passage");
  const whole = element("bdi");
  for (const [text, role] of runs) whole.append(role ? element("mark", role, text) : element("span", "", text));
  quote.append(whole);
  return quote;
}

function source(article, places) {
  const line = element("p", "place");
  const name = article.url ? element("a", "", article.title) : element("cite", "", article.title);
  if (article.url) Object.assign(name, { href: article.url, rel: "noopener noreferrer", target: "_blank" });
  line.append(isolated(name), element("span", "", `${article.byline}`), element("span", "offsets", places));
  return line;
}

function chip(kind, word) {
  return element("span", `chip ${kind}`, word);
}

// The chain of one statement, hand below hand; `at` marks the one that was asked for.
function chainOf(statement, at) {
  const steps = element("ol", "steps");
  const article = facts.articles[statement.article];
  const start = element("li", "article", element("b", "", isolated(article.outlet)), element("small", "", article.date));
  steps.append(start);
  statement.hands.forEach((hand, i) => {
    const step = element("li", hand.kind, element("b", "", isolated(hand.name)));
    step.append(element("small", "", hand.what, ...hand.roles.flatMap((role) => [" · ", isolated(role)])));
    step.append(element("i", "", ...(hand.cue ? ["“", isolated(hand.cue), "”"] : [hand.named ? "named, without a cue of its own" : "not named here, carried over from the context"])));
    if (i === at) step.setAttribute("aria-current", "true");
    steps.append(step);
  });
  return steps;
}

function said(statement) {
  const parts = [statement.quotation];
  if (statement.said) parts.push(`dated ${statement.said}`);
  if (statement.told) parts.push(`told to ${statement.told}`);
  return parts.join(" · ");
}

// What a stance looks like: a sign and a word, so that nothing hangs on colour.
const STANCES = { supports: ["+", "supports", "holds that"], opposes: ["−", "opposes", "disputes that"], conditional: ["±", "supports on a condition", "holds on a condition that"], neutral: ["○", "takes no side on", "takes no side on whether"] };

function stand(position) {
  const [sign, towards, about] = STANCES[position.stance];
  const word = position.claim ? about : towards;
  return [element("b", `stance ${position.stance}`, sign), " ", isolated(position.holder), ` ${word} `, element("em", "", isolated(position.target))];
}

function positionCard(position) {
  const card = element("li", "", element("p", "stand", ...stand(position)));
  if (position.passage.length) card.append(quotation(position.passage));
  const where = [position.date && `dated ${position.date}`, position.places].filter(Boolean).join(" · ");
  card.append(element("p", "place", element("span", "offsets", where || "carried over from the context")));
  return card;
}

// The positions that rest on a statement, with the words that carry them.
function positionsOf(statement) {
  const own = (statement.positions || []).map((i) => facts.positions[i]);
  return own.length ? element("div", "stands", element("h4", "", "Where that stands"), element("ul", "", ...own.map(positionCard))) : "";
}

// One statement in full.
function statementCard(statement, at = null) {
  const card = element("section", "card");
  card.append(element("h3", "", `Statement ${statement.number}`, element("small", "", said(statement))));
  card.append(quotation(statement.passage), source(facts.articles[statement.article], statement.places));
  card.append(chainOf(statement, at), positionsOf(statement));
  return card;
}

// Where one statement names one of its hands.
function handCard(statement, at) {
  const hand = statement.hands[at];
  const card = element("section", "card");
  card.append(element("h3", "", `Statement ${statement.number}`, element("small", "", said(statement))));
  card.append(element("p", "words", isolated(statement.words)));
  if (hand.named || hand.cued) {
    const where = [hand.named && `named at ${hand.named}`, hand.cued && `cue at ${hand.cued}`].filter(Boolean).join(", ");
    card.append(quotation(hand.passage.length ? hand.passage : statement.passage), source(facts.articles[statement.article], where));
  } else {
    card.append(element("p", "place", "This sentence does not name the source again: it carries over from the context."));
    card.append(quotation(statement.passage), source(facts.articles[statement.article], statement.places));
  }
  return card;
}

const MOST_CARDS = 40;

// Cards for many statements, the first ones at once and the rest when asked for.
function cards(statements, make) {
  const list = element("div", "cards");
  const show = (from) => {
    statements.slice(from, from + MOST_CARDS).forEach((statement) => list.append(make(statement)));
    const left = statements.length - from - MOST_CARDS;
    if (left > 0) list.append(button("wider", (event) => (event.currentTarget.remove(), show(from + MOST_CARDS)), `Show more (${left} left)`));
  };
  show(0);
  return list;
}

const panel = byId("panel");
let panelClosed = () => {};

function openPanel(title, chips, ...content) {
  const head = element("header", "");
  const close = button("close", () => closePanel(), "×");
  close.setAttribute("aria-label", "Close the evidence");
  head.append(element("p", "chips", ...chips), close, element("h2", "", isolated(title)));
  panel.replaceChildren(head, ...content);
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("open");
}

function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("open");
  panelClosed();
}
