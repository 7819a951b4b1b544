// A map that can be moved, over the drawn one, where the browser has WebGL2. The list beside says the same as both.
const holder = document.getElementById("gl");
const open = document.getElementById("gl-open");
const drawn = holder?.parentElement.querySelector("svg.map");

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const INKS = { apparent_violation: "--bad", cannot_tell: "--ask", outside_agreement: "--out", not_assessed: "--none" };
const SIZE = 40;

const canvas = (size) => {
  const made = document.createElement("canvas");
  made.width = made.height = size;
  return made.getContext("2d");
};

// Shapes as in the drawn map: a triangle, a diamond, a ring, a square; dashed where the place itself is not sure.
const mark = (verdict, doubted) => {
  const pen = canvas(SIZE), ink = colour(INKS[verdict]), ground = colour("--ground");
  const path = new Path2D({
    apparent_violation: "M20 4L36 33H4Z",
    cannot_tell: "M20 3L37 20L20 37L3 20Z",
    outside_agreement: "M20 5A15 15 0 1 1 19.9 5Z",
    not_assessed: "M7 7H33V33H7Z",
  }[verdict]);
  const hollow = doubted || verdict === "cannot_tell" || verdict === "outside_agreement";
  pen.fillStyle = hollow ? ground : ink;
  pen.strokeStyle = hollow ? ink : ground;
  pen.lineWidth = 4;
  if (doubted) pen.setLineDash([7, 5]);
  pen.fill(path);
  pen.stroke(path);
  return pen.getImageData(0, 0, SIZE, SIZE);
};

const hatch = (verdict) => {
  const size = 16, pen = canvas(size);
  pen.strokeStyle = colour(INKS[verdict]);
  pen.lineWidth = 1.8;
  pen.beginPath();
  if (verdict === "cannot_tell") { pen.moveTo(0, 0); pen.lineTo(size, size); }
  else if (verdict === "apparent_violation") { pen.moveTo(0, size); pen.lineTo(size, 0); }
  else if (verdict === "outside_agreement") { pen.moveTo(0, 8); pen.lineTo(size, 8); }
  else { pen.moveTo(8, 0); pen.lineTo(8, size); }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
};

const sparse = () => {
  const size = 24, pen = canvas(size);
  pen.fillStyle = colour("--none");
  pen.beginPath();
  pen.arc(12, 12, 1.7, 0, 7);
  pen.fill();
  return pen.getImageData(0, 0, size, size);
};

const style = (layers) => ({
  version: 8,
  sources: Object.fromEntries(["around", "units", "areas", "marks"].map((name) => [name, { type: "geojson", data: layers[name] }])),
  layers: [
    { id: "sea", type: "background", paint: { "background-color": colour("--panel") } },
    { id: "around", type: "fill", source: "around", paint: { "fill-color": colour("--ground"), "fill-outline-color": colour("--rule") } },
    { id: "units", type: "fill", source: "units", paint: { "fill-color": colour("--ground") } },
    { id: "borders", type: "line", source: "units", paint: { "line-color": colour("--soft"), "line-width": 0.8 } },
    { id: "areas", type: "fill", source: "areas", paint: { "fill-pattern": ["case", ["==", ["get", "level"], "country"], "sparse", ["concat", "hatch-", ["get", "verdict"]]] } },
    { id: "edges", type: "line", source: "areas", filter: ["!=", ["get", "level"], "country"], paint: { "line-color": colour("--ink"), "line-width": 1.2, "line-dasharray": [4, 2] } },
    { id: "marks", type: "symbol", source: "marks", layout: { "icon-image": ["concat", ["case", ["==", ["get", "doubted"], true], "unsure-", "mark-"], ["get", "verdict"]], "icon-size": ["interpolate", ["linear"], ["get", "incidents"], 1, 0.4, 50, 0.85], "icon-allow-overlap": true, "icon-ignore-placement": true } },
  ],
});

// Everything that lies where was clicked: a place may be told of with and without doubt.
const told = (features) => {
  const box = document.createElement("div");
  for (const { title, link } of new Map(features.map((one) => [one.properties.title, one.properties])).values()) {
    const words = document.createElement("p");
    words.textContent = title;
    box.append(words);
    if (!link) continue;
    const leads = document.createElement("a");
    leads.href = link;
    leads.textContent = link.startsWith("#") ? "Show them in the list" : "Show these incidents";
    words.append(" ", leads);
  }
  return box;
};

const show = async () => {
  const answer = await fetch(holder.dataset.layers, { headers: { accept: "application/json" } });
  const layers = await answer.json();
  const library = await import(holder.dataset.library);
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = holder.dataset.style;
  document.head.append(sheet);
  await new Promise((done) => { sheet.onload = sheet.onerror = done; });
  library.setWorkerUrl(new URL(holder.dataset.worker, location.href).href);
  holder.hidden = false;
  drawn.classList.add("under");
  const map = new library.Map({
    container: holder,
    style: style(layers),
    bounds: layers.box,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: true,
  });
  for (const verdict of Object.keys(INKS)) {
    map.addImage(`mark-${verdict}`, mark(verdict, false), { pixelRatio: 1.4 });
    map.addImage(`unsure-${verdict}`, mark(verdict, true), { pixelRatio: 1.4 });
    map.addImage(`hatch-${verdict}`, hatch(verdict), { pixelRatio: 2 });
  }
  map.addImage("sparse", sparse(), { pixelRatio: 1.5 });
  map.addControl(new library.NavigationControl({ showCompass: false }));
  map.addControl(new library.ScaleControl());
  map.touchZoomRotate.disableRotation();
  for (const layer of ["areas", "marks"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.on("click", (event) => {
    const at = (layer) => map.queryRenderedFeatures(event.point, { layers: [layer] });
    const found = at("marks").length ? at("marks") : at("areas");
    if (found.length) new library.Popup({ maxWidth: "20rem" }).setLngLat(event.lngLat).setDOMContent(told(found)).addTo(map);
  });
  map.once("idle", () => { holder.dataset.ready = "true"; });
};

const close = () => {
  holder.hidden = true;
  holder.replaceChildren();
  drawn.classList.remove("under");
};

if (holder && drawn && document.createElement("canvas").getContext("webgl2")) {
  document.getElementById("gl-offer").hidden = false;
  open.addEventListener("click", async () => {
    const opening = holder.hidden;
    open.setAttribute("aria-expanded", String(opening));
    open.textContent = opening ? "Back to the drawn map" : "Move and zoom the map";
    if (opening) await show(); else close();
  });
}
