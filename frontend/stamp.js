// Writes what the build was made from, so that a test finds a build that is older than its sources (tests/web/test_build.py).
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

function files(folder) {
  return readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(path).isDirectory() ? files(path) : [path]));
}

const made = createHash("sha256");
for (const path of [...files("src"), ...files("public"), "package-lock.json", "vite.config.js"].sort()) {
  made.update(path).update("\0").update(readFileSync(join(".", path))).update("\0");
}
writeFileSync("../src/rapporteur/web/static/dist/built-from.txt", `${made.digest("hex")}\n`);
