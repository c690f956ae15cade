import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

export default defineConfig({
  // Vitest has its own configuration; the Remix plugin must not run there.
  plugins: process.env.VITEST ? [] : [tailwindcss(), remix(remixOptions)],
  build: { target: "es2022", sourcemap: false },
  // The public pages' script is built as a worker is: on its own, without a line of the framework.
  worker: { format: "es" },
  ssr: { target: "node" },
});
