import { defineConfig } from "vitest/config";

const setupFiles = ["tests/support/console-fails.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    // Two cores are what CI has; more workers would only share them.
    maxWorkers: 2,
    projects: [
      { test: { name: "unit", include: ["app/**/*.test.{ts,tsx}", "emails/**/*.test.{ts,tsx}"], setupFiles, testTimeout: 60_000 } },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/template.ts"],
          setupFiles: [...setupFiles, "tests/support/database.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
