// The timeline: incidents by the period in which they are told to begin, with a brush that chooses from and to.
import { axisBottom, axisLeft } from "d3-axis";
import { brushX, type D3BrushEvent } from "d3-brush";
import { scaleLinear, scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { ask } from "../ledger";
import { choose, filters, onChange } from "./state";

interface Period {
  first: string;
  end: string;
  incidents: number;
  longer: number;
}
interface Histogram {
  unit: string;
  periods: Period[];
  undated: number;
  total: number;
}

const HEIGHT = 130;
const SIDES = { left: 40, right: 26, top: 8, bottom: 24 };
const DAY = 86_400_000;
const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);

function draw(box: HTMLElement, found: Histogram): void {
  const width = box.clientWidth;
  const [first, last] = [found.periods[0], found.periods.at(-1)];
  if (!first || !last) {
    box.replaceChildren("No dated incident answers this.");
    return;
  }
  const x = scaleUtc([new Date(first.first), new Date(last.end)], [SIDES.left, width - SIDES.right]);
  const most = Math.max(...found.periods.map((one) => one.incidents));
  const y = scaleLinear([0, most], [HEIGHT - SIDES.bottom, SIDES.top]);
  const svg = select(box).html("").append("svg").attr("width", width).attr("height", HEIGHT).attr("role", "img");
  svg.attr("aria-label", `${found.total - found.undated} incidents by ${found.unit}, ${found.undated} undated; also as a table below`);
  const left = (one: Period) => x(new Date(one.first));
  const wide = (one: Period) => Math.max(1, x(new Date(one.end)) - left(one) - 1);
  const bars = (name: string, from: (one: Period) => number, to: (one: Period) => number) =>
    svg.append("g").attr("class", name).selectAll("rect").data(found.periods.filter((one) => to(one) > from(one))).join("rect")
      .attr("x", left).attr("width", wide).attr("y", (one) => y(to(one))).attr("height", (one) => y(from(one)) - y(to(one)));
  bars("sharp", () => 0, (one) => one.incidents - one.longer);
  bars("longer", (one) => one.incidents - one.longer, (one) => one.incidents);
  svg.append("g").attr("transform", `translate(0,${HEIGHT - SIDES.bottom})`).call(axisBottom(x).ticks(Math.max(2, width / 110)));
  svg.append("g").attr("transform", `translate(${SIDES.left},0)`).call(axisLeft(y).ticks(Math.min(4, most)).tickFormat((n) => n.toLocaleString("en")));
  const brush = brushX<unknown>().extent([[SIDES.left, SIDES.top], [width - SIDES.right, HEIGHT - SIDES.bottom]]);
  const layer = svg.append("g").attr("class", "brush").call(brush);
  const [from, to] = [filters().get("from"), filters().get("to")];
  if (from || to) {
    const ends = [from ? Date.parse(from) : x.domain()[0], to ? Date.parse(to) + DAY : x.domain()[1]] as const;
    const [low, high] = [x(ends[0] ?? 0), x(ends[1] ?? 0)].map((at) => Math.min(width - SIDES.right, Math.max(SIDES.left, at)));
    if (low !== undefined && high !== undefined && high > low) layer.call(brush.move, [low, high]);
  }
  brush.on("end", (event: D3BrushEvent<unknown>) => {
    if (!event.sourceEvent) return;
    const chosen = event.selection as [number, number] | null;
    if (!chosen) return choose({ from: null, to: null });
    const [low, high] = chosen.map((at) => x.invert(at).getTime()) as [number, number];
    choose({ from: day(low), to: day(Math.max(low, high - 1)) });
  });
}

export async function startTimeline(box: HTMLElement): Promise<void> {
  let found: Histogram | null = null;
  let asked = 0;
  const renew = async () => {
    const mine = ++asked;
    const answer = await ask<Histogram>("overview/periods", filters());
    if (mine !== asked) return;
    found = answer;
    draw(box, found);
  };
  onChange((changed) => {
    if (changed.some((name) => name !== "from" && name !== "to")) void renew();
    else if (found) draw(box, found);
  });
  await renew();
  new ResizeObserver(() => found && draw(box, found)).observe(box);
}
