// On every page: the style sheet, which Vite writes beside this file under the same name.
import "../styles/workbench.css";

// A form of filters leaves out what is empty, so that addresses stay short enough to be sent.

for (const form of document.querySelectorAll<HTMLFormElement>("form.filters")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
  });
}
