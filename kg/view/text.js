// The page's own small words for building it: elements whose text is only ever text.

const byId = (id) => document.getElementById(id);
const json = (id) => JSON.parse(byId(id).textContent);

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const part of content) {
    if (part !== null && part !== undefined && part !== "") made.append(part); // a string becomes a text node
  }
  return made;
}

function button(className, action, ...content) {
  const made = element("button", className, ...content);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many || one + "s"}`;
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Names and quotations come from outside: each one keeps its own direction of writing.
const isolated = (text) => element("bdi", "", text);
