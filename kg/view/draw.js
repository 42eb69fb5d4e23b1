// Drawing on a canvas: one outline for each kind of box, so that kinds are told apart without colour too.

const ROUND = 9;

function roundRect(ctx, x, y, w, h, r) {
  const radius = Math.min(r, w / 2, h / 2);
  ctx.moveTo(x + radius, y);
  ctx.arcTo(x + w, y, x + w, y + h, radius);
  ctx.arcTo(x + w, y + h, x, y + h, radius);
  ctx.arcTo(x, y + h, x, y, radius);
  ctx.arcTo(x, y, x + w, y, radius);
  ctx.closePath();
}

function polygon(ctx, points) {
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

const outlines = {
  article: (ctx, x, y, w, h) => roundRect(ctx, x, y, w, h, 3),
  outlet: (ctx, x, y, w, h) => roundRect(ctx, x, y, w, h, 2),
  person: (ctx, x, y, w, h) => roundRect(ctx, x, y, w, h, 18),
  unnamed: (ctx, x, y, w, h) => roundRect(ctx, x, y, w, h, 18),
  claim: (ctx, x, y, w, h) => roundRect(ctx, x, y, w, h, 3),
  more: (ctx, x, y, w, h) => roundRect(ctx, x, y, w, h, 6),
  organization: (ctx, x, y, w, h) => {
    const c = Math.min(9, h / 3);
    polygon(ctx, [[x + c, y], [x + w - c, y], [x + w, y + c], [x + w, y + h - c], [x + w - c, y + h], [x + c, y + h], [x, y + h - c], [x, y + c]]);
  },
  country: (ctx, x, y, w, h) => polygon(ctx, [[x, y], [x + w - 8, y], [x + w, y + h / 2], [x + w - 8, y + h], [x, y + h]]),
  document: (ctx, x, y, w, h) => polygon(ctx, [[x, y], [x + w - 12, y], [x + w, y + 12], [x + w, y + h], [x, y + h]]),
};

// What an outline alone does not say: a masthead's bar, a page's folded corner, a quotation's rule.
const trimmings = {
  outlet: (ctx, x, y, w) => ctx.fillRect(x, y, w, 4),
  claim: (ctx, x, y, w, h) => ctx.fillRect(x, y, 3, h),
  document: (ctx, x, y, w) => {
    ctx.beginPath();
    polygon(ctx, [[x + w - 12, y], [x + w - 12, y + 12], [x + w, y + 12]]);
    ctx.fill();
  },
};

const LOOKS = {
  title: { family: "serif", colour: "ink" },
  name: { family: "sans", colour: "ink" },
  words: { family: "serif", colour: "ink" },
  caption: { family: "sans", colour: "muted" },
  label: { family: "serif", colour: "muted", italic: true },
};

function setFont(ctx, styles, style) {
  const [size, , bold] = styles[style];
  const look = LOOKS[style];
  ctx.font = `${look.italic ? "italic " : ""}${bold ? "600 " : ""}${size}px ${theme[look.family]}`;
  ctx.fillStyle = theme[look.colour];
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  ctx.direction = "ltr";
}

// place: {x, y, w, h, lines} with x and y the centre; state: {dim, ring, found}
function drawBox(ctx, kind, place, styles, state = {}) {
  const { w, h } = place;
  const x = place.x - w / 2;
  const y = place.y - h / 2;
  const { stroke, fill } = theme.kinds[kind];
  const outline = outlines[kind];
  ctx.save();
  ctx.globalAlpha = state.dim ? 0.3 : 1;
  if (state.ring || state.found) {
    ctx.beginPath();
    outline(ctx, x - 4, y - 4, w + 8, h + 8);
    ctx.strokeStyle = state.ring ? theme.accent : theme.glow;
    ctx.lineWidth = 3;
    ctx.stroke();
  }
  ctx.beginPath();
  outline(ctx, x, y, w, h);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = kind === "claim" ? 0.5 : 1.5;
  ctx.setLineDash(kind === "unnamed" || kind === "more" ? [5, 4] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = stroke;
  if (trimmings[kind]) trimmings[kind](ctx, x, y, w, h);
  let top = y + (h - place.lines.reduce((sum, [style]) => sum + styles[style][1], 0)) / 2;
  for (const [style, text] of place.lines) {
    const [size, height] = styles[style];
    setFont(ctx, styles, style);
    ctx.fillText(text, x + 14, top + (height + size * 0.7) / 2, w - 22);
    top += height;
  }
  ctx.restore();
}

// wire: {points, label, at}; the arrow stands where reading ends.
function drawWire(ctx, wire, styles, { backward = false, implied = false, dim = false, ring = false } = {}) {
  const { points } = wire;
  ctx.save();
  ctx.globalAlpha = dim ? 0.25 : 1;
  ctx.strokeStyle = ring ? theme.accent : theme.line;
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = ring ? 2.5 : 1.5;
  ctx.setLineDash(implied ? [2, 4] : []);
  ctx.lineJoin = "round";
  ctx.beginPath();
  ctx.moveTo(...points[0]);
  for (let i = 1; i < points.length - 1; i++) {
    const [a, b, c] = [points[i - 1], points[i], points[i + 1]];
    const room = Math.min(Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - b[0], c[1] - b[1])) / 2;
    ctx.arcTo(...b, ...c, Math.min(ROUND, room));
  }
  ctx.lineTo(...points[points.length - 1]);
  ctx.stroke();
  ctx.setLineDash([]);
  const [tip, from] = backward ? [points[0], points[1]] : [points[points.length - 1], points[points.length - 2]];
  arrow(ctx, tip, from);
  setFont(ctx, styles, "label");
  if (ring) ctx.fillStyle = theme.accent;
  wire.label.forEach((line, i) => {
    const rise = (wire.label.length - 1 - i) * styles.label[1];
    ctx.fillText(line, wire.at[0], wire.at[1] - rise);
  });
  ctx.restore();
}

function arrow(ctx, [x, y], [fromX, fromY]) {
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  const [dx, dy] = [(x - fromX) / length, (y - fromY) / length];
  ctx.beginPath();
  polygon(ctx, [[x, y], [x - 8 * dx + 4 * dy, y - 8 * dy - 4 * dx], [x - 8 * dx - 4 * dy, y - 8 * dy + 4 * dx]]);
  ctx.fill();
}

// Whether a point is on a wire or its label.
function near(wire, styles, { x, y }) {
  const [size, height] = styles.label;
  const wide = Math.max(0, ...wire.label.map((line) => line.length)) * size * 0.55;
  const [left, base] = wire.at;
  if (wide && x > left - 4 && x < left + wide && y > base - wire.label.length * height && y < base + 6) return true;
  return wire.points.slice(1).some(([bx, by], i) => {
    const [ax, ay] = wire.points[i];
    return x > Math.min(ax, bx) - 6 && x < Math.max(ax, bx) + 6 && y > Math.min(ay, by) - 6 && y < Math.max(ay, by) + 6;
  });
}
