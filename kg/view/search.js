// Search in a tree: what does not match fades, Enter goes from one match to the next.

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

