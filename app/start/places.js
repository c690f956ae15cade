import { mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The clone, free of symbolic links: two ways to the same folder must mean the same locks. */
export const root = realpathSync(fileURLToPath(new URL("../../", import.meta.url)));

export const inRoot = (...parts) => path.join(root, ...parts);

/** The script of an installed package, to be run by Node 24 itself rather than through a shell's PATH. */
export const tools = {
  depcruise: inRoot("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
  eslint: inRoot("node_modules/eslint/bin/eslint.js"),
  playwright: inRoot("node_modules/@playwright/test/cli.js"),
  prisma: inRoot("node_modules/prisma/build/index.js"),
  remix: inRoot("node_modules/@remix-run/dev/dist/cli.js"),
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  vite: inRoot("node_modules/vite/bin/vite.js"),
  vitest: inRoot("node_modules/vitest/vitest.mjs"),
};

/** Where secrets, outbox and uploads live; root lets the database's user walk through, nobody may list it. */
export function dataDir() {
  const folder = path.resolve(root, process.env.DATA_DIR || ".data");
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  return folder;
}
