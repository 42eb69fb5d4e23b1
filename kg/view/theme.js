// Colours and fonts of the drawing, read from the style sheet so that both follow the reader's dark or light.

const theme = {};

function readTheme(scope = document.documentElement) {
  const style = getComputedStyle(scope);
  const value = (name) => style.getPropertyValue(name).trim();
  for (const name of ["ink", "muted", "line", "paper", "card", "accent", "glow", "sans", "serif"]) theme[name] = value(`--${name}`);
  theme.kinds = {};
  for (const kind of ["article", "outlet", "person", "organization", "country", "unnamed", "document", "claim", "more"]) {
    theme.kinds[kind] = { stroke: value(`--${kind}`), fill: value(`--${kind}-fill`) };
  }
}
