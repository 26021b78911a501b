import "maplibre-gl/dist/maplibre-gl.css";
import "../styles/overview.css";
import { startMap } from "../overview/map";
import { startReplay } from "../overview/replay";
import { startTimeline } from "../overview/timeline";

const chart = document.getElementById("chart");
const map = document.getElementById("map");
const said = document.getElementById("map-said");
const timeline = document.getElementById("timeline");
const slider = document.querySelector<HTMLInputElement>("#as-of");
const day = document.getElementById("as-of-said");

if (chart && map && said && timeline) {
  chart.hidden = false;
  if (slider && day) startReplay(slider, day);
  startTimeline(timeline).catch((problem: Error) => timeline.replaceChildren(problem.message));
  startMap(map, said).catch(() => {
    map.hidden = true;
    said.textContent = "This browser cannot draw the map: the table of places below says the same.";
  });
}
