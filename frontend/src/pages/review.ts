// The queue by keyboard: j and k go from item to item, y, n and u choose a verdict and go to its reason; Enter records.
import "../styles/review.css";

const items = [...document.querySelectorAll<HTMLElement>(".item")];
const verdicts: Record<string, string> = { y: "positive", n: "negative", u: "unsure" };
document.querySelector<HTMLElement>(".keys")?.removeAttribute("hidden");

/** The item that has the focus, or holds what has; -1 for none. */
function current(): number {
  return items.findIndex((item) => item.contains(document.activeElement));
}

function go(to: number): void {
  const item = items[Math.max(0, Math.min(to, items.length - 1))];
  item?.focus();
  item?.scrollIntoView({ block: "nearest" });
}

function choose(verdict: string): void {
  const form = items[Math.max(0, current())]?.querySelector("form");
  const box = form?.querySelector<HTMLInputElement>(`input[value="${verdict}"]`);
  if (!form || !box) return;
  box.checked = true;
  form.querySelector<HTMLInputElement>('input[name="reason"]')?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target as HTMLElement;
  const writing = at.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  if (event.key === "Escape" && writing) return go(current());
  if (writing || !items.length) return;
  const verdict = verdicts[event.key];
  if (event.key === "j") go(current() + 1);
  else if (event.key === "k") go(current() - 1);
  else if (verdict) choose(verdict);
  else return;
  event.preventDefault();
});
