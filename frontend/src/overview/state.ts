// What the overview shows is in its address: here it is changed, and what the server renders of it is taken over.
import { setFilters } from "../ledger";

// Parameters of the page that are no filters of the API.
const OWN = ["map", "cursor"];

/** The filters of the address, as the API takes them. */
export function filters(more: Record<string, string> = {}): URLSearchParams {
  const found = new URLSearchParams(location.search);
  for (const name of OWN) found.delete(name);
  for (const [name, value] of [...found.entries()]) if (value === "") found.delete(name);
  for (const [name, value] of Object.entries(more)) found.set(name, value);
  return found;
}

const listeners: ((changed: readonly string[]) => void)[] = [];

/** Call a function with the names of the filters that were changed. */
export function onChange(listener: (changed: readonly string[]) => void): void {
  listeners.push(listener);
}

/** Change filters: the address, the form, the map, the timeline and the list all follow. */
export function choose(changes: Record<string, string | null>): void {
  setFilters({ ...changes, cursor: null });
  for (const [name, value] of Object.entries(changes)) {
    const field = document.querySelector<HTMLInputElement>(`form.filters input[name="${name}"]`);
    if (field) field.value = value ?? "";
  }
  for (const listener of listeners) listener(Object.keys(changes));
  void takeOver();
}

let asking = new AbortController();

/** Replace what the server renders by what it renders for the address as it is now. */
async function takeOver(): Promise<void> {
  asking.abort();
  asking = new AbortController();
  const answer = await fetch(location.href, { signal: asking.signal }).catch(() => null);
  if (answer === null) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const place of [".places", "#answers"]) {
    const [old, now] = [document.querySelector(place), fresh.querySelector(place)];
    if (old && now) old.replaceWith(now);
  }
  for (const band of document.querySelectorAll("body > .notice.band")) band.remove();
  document.querySelector("main")?.before(...fresh.querySelectorAll("body > .notice.band"));
  document.dispatchEvent(new Event("answers"));
}
