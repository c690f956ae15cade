import { afterEach, expect, it } from "vitest";
import { aClamd, type FakeClamd, testVirus } from "#tests/support/fake-clamd.ts";
import { clamdAddress, pingClamd, scanStream } from "./clamd.ts";

const running: FakeClamd[] = [];
afterEach(async () => {
  for (const clamd of running.splice(0)) await clamd.stop();
});

async function start(options: Parameters<typeof aClamd>[0] = {}): Promise<FakeClamd> {
  const clamd = await aClamd(options);
  running.push(clamd);
  return clamd;
}

async function* parts(...all: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of all) yield Promise.resolve(typeof part === "string" ? new TextEncoder().encode(part) : part);
}

it.each(["unix", "tcp"] as const)("finds nothing or something over %s, whatever the parts are cut like", async (over) => {
  const { address, scanned } = await start({ over });
  expect(await scanStream(address, parts("申报书", new Uint8Array(), "正文"))).toEqual({ kind: "clean" });
  expect(await scanStream(address, parts(testVirus.slice(0, 20), testVirus.slice(20)))).toEqual({ kind: "found", name: "Eicar-Signature" });
  expect(await scanStream(address, parts())).toEqual({ kind: "clean" });
  expect(scanned).toEqual([15, 68, 0]);
  expect(await pingClamd(address)).toBeNull();
});

it("sends large files with the brake on", async () => {
  const { address, scanned } = await start();
  const part = new Uint8Array(256 * 1024);
  expect(await scanStream(address, parts(...Array.from({ length: 40 }, () => part)))).toEqual({ kind: "clean" });
  expect(scanned).toEqual([40 * part.length]);
});

it("says why where nobody could look: down, silent, too large, no address", async () => {
  const gone = await aClamd();
  await gone.stop();
  expect(await scanStream(gone.address, parts("a"))).toEqual({ kind: "unavailable", why: "ENOENT" });
  const silent = await start({ silent: true });
  expect(await scanStream(silent.address, parts("a"), 200)).toEqual({ kind: "unavailable", why: "no answer" });
  expect(await pingClamd(silent.address, 200)).toBe("no answer");
  const small = await start({ largest: 10 });
  expect(await scanStream(small.address, parts("a".repeat(20), "b"))).toMatchObject({ kind: "unavailable", why: expect.stringContaining("size limit") as string });
  expect(await scanStream("clamd", parts("a"))).toEqual({ kind: "unavailable", why: "address" });
});

it("knows addresses", () => {
  expect(clamdAddress("unix:/run/clamav/clamd.ctl")).toEqual({ path: "/run/clamav/clamd.ctl" });
  expect(clamdAddress("tcp:clamd.local:3310")).toEqual({ host: "clamd.local", port: 3310 });
  expect(clamdAddress("tcp:[::1]:3310")).toEqual({ host: "::1", port: 3310 });
  for (const wrong of ["", "/run/clamd", "tcp:a", "tcp:a:99999", "http://a:1"]) expect(clamdAddress(wrong)).toBeNull();
});
