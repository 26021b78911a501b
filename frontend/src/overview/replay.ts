// The slider that replays what was known: by the day on which documents were published.
import { choose } from "./state";

const DAY = 86_400_000;

const dayAt = (first: string, steps: number) => new Date(Date.parse(first) + steps * DAY).toISOString().slice(0, 10);

export function startReplay(slider: HTMLInputElement, said: HTMLElement): void {
  const { first = "", last = "" } = slider.dataset;
  const asked = new URLSearchParams(location.search).get("as-of") || last;
  slider.value = String(Math.round((Date.parse(asked) - Date.parse(first)) / DAY));
  const say = () => {
    const day = dayAt(first, slider.valueAsNumber);
    const words = day === last ? `all, to ${day}` : `as published by ${day}`;
    said.textContent = words;
    slider.setAttribute("aria-valuetext", words);
    return day;
  };
  let waiting = 0;
  slider.addEventListener("input", () => {
    const day = say();
    clearTimeout(waiting);
    // A slider that is dragged passes many days: only those at which it rests are asked for.
    waiting = window.setTimeout(() => choose({ "as-of": day === last ? null : day }), 120);
  });
  say();
}
