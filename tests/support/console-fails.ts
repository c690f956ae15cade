import { format } from "node:util";
import { afterEach, beforeEach, expect, vi } from "vitest";

/** What was reported through `console.error` since the test began: React and our own code complain there. */
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...parts: unknown[]) => void complaints.push(format(...parts)));
});

afterEach(() => {
  vi.mocked(console.error).mockRestore();
  expect(complaints, "console.error was called").toEqual([]);
});
