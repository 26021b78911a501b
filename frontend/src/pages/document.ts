// A document's text: kinds of mark can be switched off, and the record that was asked for is brought into view.

const text = document.querySelector<HTMLElement>(".text");

for (const box of document.querySelectorAll<HTMLInputElement>(".legend input")) {
  box.addEventListener("change", () => {
    const kind = `k-${box.dataset.kind}`;
    for (const mark of text?.querySelectorAll(`mark.${kind}`) ?? []) mark.classList.toggle("plain", !box.checked);
  });
}

if (!location.hash) text?.querySelector("mark.sought")?.scrollIntoView({ block: "center" });
