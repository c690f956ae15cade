import { defineConfig } from "@playwright/test";

/** `npm run test:e2e` sets the port, the browser and the fresh database (app/start/suites.js). */
const port = process.env.PORT;
if (!port) throw new Error("Run the end-to-end tests with `npm run test:e2e`.");

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  forbidOnly: true,
  // One product, one database, one clock: the journeys follow each other.
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 40_000,
    baseURL: `http://localhost:${port}`,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    // A trace costs a third of the time: to look closer at what failed, TRACE=1.
    trace: process.env.TRACE === "1" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { ...(process.env.CHROME_PATH && { executablePath: process.env.CHROME_PATH }) },
  },
  webServer: {
    command: "node app/start/e2e-server.js",
    cwd: new URL("..", import.meta.url).pathname,
    url: `http://localhost:${port}/readyz`,
    timeout: 120_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
