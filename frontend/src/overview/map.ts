// The map: incidents as wide as what is known of their places, on outlines that come with the package.
import { Map as MapView, NavigationControl, Popup, setWorkerUrl, type GeoJSONSource, type MapGeoJSONFeature, type StyleSpecification } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { ask, setFilters } from "../ledger";
import { choose, filters, onChange } from "./state";

interface Named {
  name: string;
  incidents: number;
}
interface Cluster {
  latitude: number;
  longitude: number;
  radius_km: number;
  wide: boolean;
  incidents: number;
  places: Named[];
  more_places: number;
}
interface Clustered {
  clusters: Cluster[];
  countries: Named[];
  unplaced: number;
  outside: number;
  total: number;
}
interface Outline {
  name: string;
  country: string | null;
  disputed: boolean;
}
type Outlines = Topology<{ countries: GeometryCollection<Outline> }>;

const EMPTY = { type: "FeatureCollection" as const, features: [] };
// Kilometres that a pixel is wide at zoom 0 at the equator, of a world of 512 pixels.
const KM_PER_PIXEL = 40075.017 / 512;
const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = new Intl.NumberFormat("en");

function style(outlines: Outlines, incidents: GeoJSON.FeatureCollection, told: Named[]): StyleSpecification {
  const countries = outlines.objects.countries;
  const disputed = (one: unknown) => (one as { properties: Outline }).properties.disputed;
  const lines = (chosen: (a: unknown, b: unknown) => boolean) => mesh(outlines, countries, chosen as never) as GeoJSON.Geometry;
  const accent = colour("--accent");
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: unbroken(feature(outlines, countries) as GeoJSON.FeatureCollection) },
      borders: { type: "geojson", data: lines((a, b) => a !== b && !disputed(a) && !disputed(b)) },
      disputed: { type: "geojson", data: lines((a, b) => a !== b && (disputed(a) || disputed(b))) },
      incidents: { type: "geojson", data: incidents },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--map-sea") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("--map-land") } },
      {
        id: "whole", type: "fill", source: "countries", filter: inCountries(told),
        paint: { "fill-color": accent, "fill-opacity": 0.14, "fill-antialias": false },
      },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("--map-border"), "line-width": 0.9 } },
      {
        id: "disputed", type: "line", source: "disputed",
        paint: { "line-color": colour("--map-disputed"), "line-width": 1.2, "line-dasharray": [2, 2] },
      },
      {
        id: "areas", type: "circle", source: "incidents",
        paint: {
          "circle-color": accent, "circle-blur": 0.7, "circle-opacity": ["case", ["get", "wide"], 0.3, 0.38],
          "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 0, ["case", ["get", "wide"], ["max", 18, ["get", "pixels"]], ["get", "pixels"]], 16, ["*", ["get", "pixels"], 65536]],
        },
      },
      {
        id: "counts", type: "circle", source: "incidents", filter: ["!", ["get", "wide"]],
        paint: {
          "circle-color": accent, "circle-blur": 0.35, "circle-opacity": 0.9,
          "circle-radius": ["+", 11, ["min", 16, ["*", 3, ["log10", ["get", "incidents"]]]]],
        },
      },
      {
        id: "numbers", type: "symbol", source: "incidents",
        layout: { "text-field": ["get", "label"], "text-font": ["sans-serif"], "text-size": 12, "text-allow-overlap": true, "text-offset": ["case", ["get", "wide"], ["literal", [0, 1.7]], ["literal", [0, 0]]] },
        paint: {
          "text-color": ["case", ["get", "wide"], colour("--ink"), colour("--paper")],
          "text-halo-color": ["case", ["get", "wide"], colour("--paper"), accent],
          "text-halo-width": 1.4,
        },
      },
    ],
  };
}

/** Outlines that jump over 180 degrees, drawn on beyond it instead. */
function unbroken(outlines: GeoJSON.FeatureCollection): GeoJSON.FeatureCollection {
  const mend = (ring: GeoJSON.Position[]) => {
    const jumps = ring.some((at, index) => index > 0 && Math.abs((at[0] ?? 0) - (ring[index - 1]?.[0] ?? 0)) > 180);
    return jumps ? ring.map(([x = 0, y = 0]) => [x < 0 ? x + 360 : x, y]) : ring;
  };
  for (const { geometry } of outlines.features) {
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(mend);
    if (geometry.type === "MultiPolygon") geometry.coordinates = geometry.coordinates.map((one) => one.map(mend));
  }
  return outlines;
}

const inCountries = (told: Named[]) => ["in", ["get", "country"], ["literal", told.map((one) => one.name)]] as never;

function featured(found: Clustered): GeoJSON.FeatureCollection {
  const features = found.clusters.map((one) => ({
    type: "Feature" as const,
    geometry: { type: "Point" as const, coordinates: [one.longitude, one.latitude] },
    properties: {
      incidents: one.incidents,
      label: number.format(one.incidents),
      wide: one.wide,
      radius: one.radius_km,
      places: one.places,
      more: one.more_places,
      pixels: one.radius_km / (KM_PER_PIXEL * Math.max(0.05, Math.cos((one.latitude * Math.PI) / 180))),
    },
  }));
  return { type: "FeatureCollection", features };
}

/** What a circle stands for, with its places to choose from. */
function described(one: MapGeoJSONFeature, popup: Popup): HTMLElement {
  const node = document.createElement("div");
  const { incidents, radius, more } = one.properties as { incidents: number; radius: number; more: number };
  node.append(`${number.format(incidents)} told of, within ${number.format(Math.ceil(radius))} km`);
  for (const place of JSON.parse(String(one.properties.places)) as Named[]) {
    const button = document.createElement("button");
    button.className = "quiet";
    button.textContent = `${place.name}: ${number.format(place.incidents)}`;
    button.addEventListener("click", () => {
      popup.remove();
      choose({ place: place.name });
    });
    node.append(document.createElement("br"), button);
  }
  if (more) node.append(document.createElement("br"), `and ${more} more places: look nearer`);
  return node;
}

function boundsOf(found: Clustered, outlines: Outlines): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 85, -180, -85];
  const reach = (x: number, y: number, by: number) => {
    box[0] = Math.max(-180, Math.min(box[0], x - by));
    box[1] = Math.max(-70, Math.min(box[1], y - by));
    box[2] = Math.min(180, Math.max(box[2], x + by));
    box[3] = Math.min(80, Math.max(box[3], y + by));
  };
  for (const one of found.clusters) reach(one.longitude, one.latitude, one.radius_km / 111);
  if (found.clusters.length === 0) {
    const told = new Set(found.countries.map((one) => one.name));
    for (const one of (feature(outlines, outlines.objects.countries) as GeoJSON.FeatureCollection<GeoJSON.Geometry, Outline>).features) {
      if (!one.properties.country || !told.has(one.properties.country)) continue;
      const rings = one.geometry.type === "Polygon" ? one.geometry.coordinates : one.geometry.type === "MultiPolygon" ? one.geometry.coordinates.flat() : [];
      for (const [x = 0, y = 0] of rings.flat()) reach(x, y, 0);
    }
  }
  return box[0] > box[2] ? [-130, -50, 150, 65] : box;
}

export async function startMap(box: HTMLElement, said: HTMLElement): Promise<void> {
  setWorkerUrl(workerUrl);
  const outlines = (await (await fetch("/static/outlines.json")).json()) as Outlines;
  let found = await ask<Clustered>("overview/clusters", filters({ zoom: "2" }));
  const [zoom, latitude, longitude] = (new URLSearchParams(location.search).get("map") ?? "").split("/").map(Number);
  const kept = zoom !== undefined && latitude !== undefined && longitude !== undefined && Number.isFinite(zoom) && Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180;
  const map = new MapView({
    container: box,
    style: style(outlines, EMPTY, found.countries),
    ...(kept ? { center: [longitude, latitude] as [number, number], zoom } : { bounds: boundsOf(found, outlines), fitBoundsOptions: { padding: 30, maxZoom: 6 } }),
    attributionControl: { compact: true, customAttribution: "Natural Earth via world-atlas" },
    cooperativeGestures: true,
    maxZoom: 11,
    renderWorldCopies: false,
  });
  map.dragRotate.disable();
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));

  const show = () => {
    box.dataset.shown = String(found.clusters.length);
    map.getSource<GeoJSONSource>("incidents")?.setData(featured(found));
    if (map.getLayer("whole")) map.setFilter("whole", inCountries(found.countries));
    const whole = found.countries.reduce((sum, one) => sum + one.incidents, 0);
    const parts = [`${number.format(found.total)} incidents told of`];
    if (whole) parts.push(`${number.format(whole)} known by country only (shaded)`);
    if (found.unplaced) parts.push(`${number.format(found.unplaced)} without a place that is known`);
    if (found.outside) parts.push(`${number.format(found.outside)} outside of this part of the map`);
    said.textContent = `${parts.join(", ")}. Circles reach as far as what is known of the place. Dashed borders are disputed.`;
  };
  let asked = 0;
  const renew = async () => {
    const mine = ++asked;
    const seen = map.getBounds();
    const limit = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees)).toFixed(4);
    const part = [limit(seen.getWest(), 180), limit(seen.getSouth(), 90), limit(seen.getEast(), 180), limit(seen.getNorth(), 90)];
    const answer = await ask<Clustered>("overview/clusters", filters({ zoom: String(Math.max(0, Math.floor(map.getZoom()))), box: part.join(",") }));
    if (mine !== asked) return;
    found = answer;
    show();
  };
  const renewOrSay = () => void renew().catch((problem: Error) => (said.textContent = problem.message));
  map.on("load", renewOrSay);
  map.on("moveend", (event) => {
    if (event.originalEvent || (event as { chosen?: boolean }).chosen) {
      const at = map.getCenter();
      setFilters({ map: `${map.getZoom().toFixed(2)}/${at.lat.toFixed(3)}/${at.lng.toFixed(3)}` });
    }
    if (map.isStyleLoaded()) renewOrSay();
  });
  onChange(renewOrSay);
  for (const layer of ["counts", "areas"]) {
    map.on("click", layer, (event) => {
      const one = event.features?.[0];
      if (!one || (layer === "areas" && map.queryRenderedFeatures(event.point, { layers: ["counts"] }).length)) return;
      const popup = new Popup({ maxWidth: "260px" }).setLngLat(event.lngLat);
      popup.setDOMContent(described(one, popup)).addTo(map);
    });
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(outlines, featured(found), found.countries)));

  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button.show");
    if (!button) return;
    const [y, x, radius] = [Number(button.dataset.latitude), Number(button.dataset.longitude), Number(button.dataset.radius)];
    const nearer = Math.max(3, Math.min(8, 10 - Math.log2(Math.max(1, radius / 2))));
    map.flyTo({ center: [x, y], zoom: nearer, animate: !still }, { chosen: true });
    box.scrollIntoView({ block: "nearest" });
    map.getCanvas().focus({ preventScroll: true });
  });
  const uncover = () => document.querySelectorAll<HTMLButtonElement>("button.show").forEach((one) => (one.hidden = false));
  document.addEventListener("answers", uncover);
  uncover();
}
