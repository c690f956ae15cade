import { defineConfig } from "vite";

/** The second server build: worker and CLI, which render JSX (mails) that Node cannot run as it is. */
export default defineConfig({
  build: {
    ssr: true,
    target: "node24",
    outDir: "build/node",
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: { input: { worker: "app/jobs/worker.ts", cli: "app/cli/main.ts" } },
  },
});
