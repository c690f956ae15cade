import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { startServer, type EdgeServer } from "#tests/support/edge-server.ts";

let server: EdgeServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server.stop();
  await closeDatabase();
});

const half = Buffer.alloc(400_000, "a");

/** Sends one half, gives the server time to answer too early, then sends the rest. */
function inHalves(method: string, path: string, headers: http.OutgoingHttpHeaders): Promise<{ early: boolean; status: number; location: string; toast: string }> {
  return new Promise((resolve, reject) => {
    let isWhole = false;
    const request = http.request(`${server.origin}${path}`, { method, headers: { "sec-fetch-site": "same-origin", "content-length": half.length * 2, ...headers } });
    request.once("error", reject);
    request.once("response", (response) => {
      const early = !isWhole;
      const { location = "", "set-cookie": cookies = [] } = response.headers;
      response.resume().once("end", () => resolve({ early, status: response.statusCode ?? 0, location, toast: decodeURIComponent(cookies.join(" ")) }));
    });
    request.write(half);
    void pause(500).then(() => {
      isWhole = true;
      request.end(half);
    });
  });
}

const page = "/work/bids/JB-2026-001/edit";

it.each(["form", "evidence", "supplement", "resupply/files", "scan"])("a form to /uploads/%s of who is signed out is read to its end, leads back to its page and says what to do", async (path) => {
  const answer = await inHalves("POST", `/uploads/${path}`, { "content-type": "multipart/form-data; boundary=x", referer: `${server.origin}${page}?from=list` });
  expect(answer).toMatchObject({ early: false, status: 303, location: page });
  expect(answer.toast).toContain("登录已过期，文件没有收到");
});

it("a part of who is signed out is read to its end: its sender finds the answer, not a broken line", async () => {
  const answer = await inHalves("PATCH", "/uploads/0190a8e0-0000-7000-8000-000000000000", { "content-type": "application/offset+octet-stream", "tus-resumable": "1.0.0", "upload-offset": 0 });
  expect(answer).toMatchObject({ early: false, status: 401 });
});

it("a page that names no page of ours is not followed", async () => {
  for (const referer of ["//evil.example", "nonsense:", "https://evil.example//elsewhere.example"]) {
    const { location } = await inHalves("POST", "/uploads/form", { "content-type": "multipart/form-data; boundary=x", referer });
    expect(["/work", "/work/bids", "/"]).toContain(location);
  }
});
