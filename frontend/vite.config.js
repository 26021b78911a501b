// Each file of src/pages is one module in the package, and the styles that it imports one sheet, both under its name.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";

const pages = resolve(import.meta.dirname, "src/pages");
const entries = readdirSync(pages).filter((name) => name.endsWith(".ts"));

export default defineConfig({
  base: "/static/",
  publicDir: "public",
  build: {
    outDir: "../src/rapporteur/web/static/dist",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: "es2022",
    rollupOptions: {
      input: entries.map((name) => resolve(pages, name)),
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
