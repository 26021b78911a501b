"use strict";

/* The map of the report: everything it draws is inside the page, nothing is fetched. */
(() => {
  const box = document.getElementById("map");
  if (!box) return;
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const places = read("places-data");
  const countries = read("countries-data");

  const giveUp = () => {
    box.hidden = true;
    document.getElementById("map-missing").hidden = false;
    document.getElementById("places-list").open = true;
  };

  const bounds = () => {
    const codes = new Set(places.features.filter((f) => f.properties.drawn === "country").map((f) => f.properties.country));
    const result = new maplibregl.LngLatBounds();
    for (const feature of places.features) {
      if (feature.geometry?.type === "Polygon") feature.geometry.coordinates[0].forEach((point) => result.extend(point));
    }
    if (result.isEmpty()) {
      for (const feature of countries.features) {
        if (codes.has(feature.properties.country)) feature.geometry.coordinates.flat(2).forEach((point) => result.extend(point));
      }
    }
    return result;
  };

  const style = () => {
    const whole = places.features.filter((f) => f.properties.drawn === "country").map((f) => f.properties.country);
    const drawn = (kind) => ["==", ["get", "drawn"], kind];
    return {
      version: 8,
      sources: {
        countries: { type: "geojson", data: countries, tolerance: 0 },
        places: { type: "geojson", data: places },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--map-sea") } },
        { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("--map-land") } },
        {
          id: "whole-countries",
          type: "fill",
          source: "countries",
          filter: ["in", ["get", "country"], ["literal", whole]],
          paint: { "fill-color": colour("--accent"), "fill-opacity": 0.16 },
        },
        { id: "borders", type: "line", source: "countries", paint: { "line-color": colour("--map-border"), "line-width": 0.8 } },
        {
          id: "areas",
          type: "fill",
          source: "places",
          filter: drawn("area"),
          paint: { "fill-color": colour("--accent"), "fill-opacity": 0.18 },
        },
        {
          id: "area-edges",
          type: "line",
          source: "places",
          filter: drawn("area"),
          paint: { "line-color": colour("--accent"), "line-width": 1, "line-dasharray": [2, 2] },
        },
        {
          id: "points",
          type: "circle",
          source: "places",
          filter: drawn("point"),
          paint: {
            "circle-color": colour("--accent"),
            "circle-radius": ["min", 14, ["+", 4, ["sqrt", ["get", "incidents"]]]],
            "circle-stroke-color": colour("--paper"),
            "circle-stroke-width": 1.5,
          },
        },
        {
          id: "names",
          type: "symbol",
          source: "places",
          filter: drawn("point"),
          layout: {
            "text-field": ["get", "name"],
            "text-font": ["sans-serif"],
            "text-size": 13,
            "text-variable-anchor": ["left", "right", "top", "bottom"],
            "text-radial-offset": 0.8,
          },
          paint: { "text-color": colour("--ink"), "text-halo-color": colour("--paper"), "text-halo-width": 1.5 },
        },
      ],
    };
  };

  const described = (properties) => {
    const node = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = properties.name;
    const link = document.createElement("a");
    link.href = `#${properties.anchor}`;
    const noun = properties.incidents === 1 ? "incident is" : "incidents are";
    link.textContent = `${properties.incidents} ${noun} told of this ${properties.kind}`;
    node.append(name, document.createElement("br"), link);
    return node;
  };

  try {
    const map = new maplibregl.Map({
      container: box,
      style: style(),
      bounds: bounds(),
      fitBoundsOptions: { padding: { top: 40, bottom: 40, left: 70, right: 100 }, maxZoom: 7 },
      attributionControl: { compact: true, customAttribution: "Natural Earth via world-atlas; MapLibre" },
      cooperativeGestures: true,
      maxZoom: 11,
      renderWorldCopies: false,
    });
    map.on("error", (event) => console.error(event.error));
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
    for (const layer of ["points", "areas"]) {
      map.on("click", layer, (event) => {
        const properties = event.features[0].properties;
        new maplibregl.Popup({ closeButton: false }).setLngLat(event.lngLat).setDOMContent(described(properties)).addTo(map);
      });
      map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
      map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style()));
  } catch (error) {
    console.error(error);
    giveUp();
  }
})();
