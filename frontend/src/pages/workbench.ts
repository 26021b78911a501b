// On every page: the style sheet, which Vite writes beside this file under the same name.
import "../styles/workbench.css";

// A form of filters is folded on a narrow screen, and leaves out what is empty, so that addresses stay short.

for (const form of document.querySelectorAll<HTMLFormElement>("form.filters")) {
  const fold = form.querySelector<HTMLDetailsElement>(".fold");
  if (fold && matchMedia("(max-width: 760px)").matches) fold.open = false;
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
  });
}
