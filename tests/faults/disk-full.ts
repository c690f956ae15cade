import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pdf } from "#app/files/files.fixture.ts";
import { submitAgain } from "#tests/support/bid-crowd.ts";
import { startServer } from "#tests/support/edge-server.ts";
import { exactly, type Figure } from "#tests/support/figures.ts";
import { UploadClient } from "#tests/support/upload-client.ts";
import type { World } from "./world.ts";

const diskBytes = 16 * 1024 * 1024;

/** A small file system at a folder, or why it cannot be had. */
export function mountSmall(folder: string): { unmount: () => void } | { reason: string } {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskBytes}`, "tmpfs", folder], { stdio: "pipe" });
    return { unmount: () => void execFileSync("umount", ["-l", folder]) };
  } catch (error) {
    return { reason: `a small file system cannot be mounted here (${error instanceof Error ? (error.message.split("\n").at(-1) ?? "") : String(error)})` };
  }
}

/** The uploads' disk fills in the middle of an upload: a new one is refused in words, the half one goes on afterwards, submitting never notices. */
export async function fillDisk(world: World, folder: string): Promise<Figure[]> {
  const { teams, challenge } = await world.crowd(2);
  const [uploading, submitting] = teams as [(typeof teams)[number], (typeof teams)[number]];
  const server = await startServer({ DATA_DIR: folder });
  const client = new UploadClient(server.origin, uploading.cookie);
  const filler = join(folder, "filler");
  try {
    const bytes = new Uint8Array(pdf("磁盘将满", 3_000_000));
    const created = await client.create(uploading.no, "申报书.pdf", bytes.length);
    const location = created.headers.get("location") ?? "";
    const begun = await client.patch(location, 0, bytes.slice(0, 1_000_000));
    fill(filler);
    const refused = await client.create(uploading.no, "第二份.pdf", 1000);
    const refusal = await refused.text();
    const broken = await client.patch(location, 1_000_000, bytes.slice(1_000_000)).then(({ status }) => status, () => 0);
    const submitted = await submitAgain(server.origin, submitting, "磁盘已满");
    const alive = await fetch(`${server.origin}/healthz`);
    rmSync(filler);
    const offset = await client.offset(location);
    const ended = await client.patch(location, offset, bytes.slice(offset));
    const found = await world.judge(submitted.shortCode === null ? [] : [{ no: submitting.no, shortCode: submitted.shortCode }], [challenge.id]);
    for (const words of found.wrong) console.error(`diskFull: ${words}`);
    return [
      exactly("diskFull.begun", begun.status, "status", 204),
      exactly("diskFull.newUpload.refused", refused.status, "status", 507),
      exactly("diskFull.newUpload.toldWhy", refusal.includes("存储空间不足") ? 1 : 0, "answers", 1),
      exactly("diskFull.halfUpload.stopped", broken === 204 ? 0 : 1, "answers", 1),
      exactly("diskFull.submitted", found.proven, "submits", 1),
      exactly("diskFull.alive", alive.status, "status", 200),
      exactly("diskFull.resumed", ended.headers.get("x-file-state") === "sealed" ? 1 : 0, "files", 1),
      exactly("diskFull.wrong", found.wrong.length + found.unheard, "findings", 0),
    ];
  } finally {
    await server.stop();
  }
}

/** Writes until nothing more fits, to the last page. */
function fill(path: string): void {
  for (const size of [65_536, 4096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
}
