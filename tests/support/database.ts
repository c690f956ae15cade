import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { copyTemplate } from "./template.ts";

/**
 * Vitest's `setupFiles` of the integration tests: before a test file loads any module of the
 * product, its worker has a fresh copy of the template (about 30 ms) as DATABASE_URL, an empty
 * DATA_DIR and keys. Files need no cleaning up, and no order.
 */
const { TEST_DATABASE_ADMIN_URL: adminUrl, TEST_TEMPLATE: template, VITEST_POOL_ID: worker } = process.env;
if (!adminUrl || !template || !worker) throw new Error("tests/support/template.ts 须作为 globalSetup 先运行。");

process.env.NODE_ENV = "test";
process.env.DATABASE_URL = await copyTemplate(adminUrl, template, worker);
const dataDirectory = mkdtempSync(join(tmpdir(), "jiebang-test-"));
process.env.DATA_DIR = dataDirectory;
process.env.JIEBANG_SECRET ??= Buffer.alloc(32, 1).toString("base64url");
process.env.JIEBANG_KEY ??= Buffer.alloc(32, 2).toString("base64url");

afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));
