import os from "node:os";
import { setInterval as every } from "node:timers";
import pg from "pg";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { newFileId } from "#app/services/bid-file/start-upload.ts";
import { keptFileLabel } from "#app/services/bid/keep-content.ts";
import { checkOpenedFiles } from "#app/services/bid-file/check-opened-files.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { identityOf } from "#app/crypto/browser/key-set.ts";
import { aBid, aFile, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, makeMove, valueOf } from "#tests/support/builders.ts";
import { aKeySet, aRecoverySet, secretOf } from "#tests/support/key-sets.ts";

/**
 * `npm run bench -- opening [BIDS] [MIB]`: the opening of one challenge under opening codes, sealed to the opening key and the
 * recovery key: by default 300 bids with a file of 20 MiB each. What is measured is the whole move, from the identity to the
 * form check, and then every file decrypted and held against its digest, as the worker does.
 */
const count = Number(process.argv[2] ?? 300);
const mebibytes = Number(process.argv[3] ?? 20);
const mostSeconds = 180;

async function aTeam(index: number) {
  const person = await aPerson(`bench-${index}`);
  const { rows } = await getPool().query<{ id: string }>("insert into unit (uscc, name, kind, check_digit_ok) values ($1, $2, 'enterprise', false) returning id", [
    `91410800MA${String(index).padStart(8, "0")}`,
    `示例·测量单位 ${index}`,
  ]);
  await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, true)", [rows[0]!.id, person.personId]);
  return { ...person, units: [{ unitId: rows[0]!.id, administrator: true }] };
}

/** Another bid's row for the same sealed file: to seal six gigabytes beforehand would take longer than what is measured. */
async function shareFile(fileId: string, bidId: string): Promise<void> {
  const { rows } = await getPool().query<{ label: Buffer }>("select label from bid_file where id = $1", [fileId]);
  const id = newFileId();
  await getPool().query(
    `insert into bid_file (id, bid_id, status, label, size, ciphertext_digest, ciphertext_size, added_by, sealed_at)
     select $1, $2, f.status, $3, f.size, f.ciphertext_digest, f.ciphertext_size, f.added_by, f.sealed_at from bid_file f where f.id = $4`,
    [id, bidId, Buffer.from(keptFileLabel.keep(id, keptFileLabel.read(fileId, rows[0]!.label))), fileId],
  );
}

/** In this database many rows may name one sealed file. As the owner of the server: the product's role may not. */
async function allowSharing(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  await owner.query("drop index bid_file_ciphertext_digest_key");
  await owner.end();
}

await allowSharing();
await aRecoverySet();
const challenge = await aChallenge({ status: "approved", custody: "openingCodes" });
const set = await aKeySet(challenge.staff.officer, challenge.round);
valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "publish", { documentNumber: "测工信〔2030〕900号" }));
const sealing = performance.now();
const bids: string[] = [];
let sealedFile: string | null = null;
const proposal = mebibytes > 0 ? pdf("申报书正文", mebibytes * 1024 * 1024) : null;
for (let index = 0; index < count; index += 1) {
  const team = await aTeam(index);
  const bid = await aBid(team, challenge.no, { status: "draft" });
  if (proposal && sealedFile === null) sealedFile = await aFile(team, bid.no, "申报书正文.pdf", proposal);
  else if (proposal && sealedFile !== null) await shareFile(sealedFile, bid.id);
  valueOf(await makeMove(team, "bid", bid.no, "submit"));
  bids.push(bid.id);
}
const sealed = performance.now() - sealing;
await toDeadline(challenge.no);
valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));

let longest = 0;
let last = performance.now();
const watch = every(() => {
  longest = Math.max(longest, performance.now() - last - 10);
  last = performance.now();
}, 10);
const before = process.memoryUsage().rss;
const started = performance.now();
const opened = valueOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids", { release: { by: "codes", identity: await identityOf(await secretOf(set), 1) } }));
const took = performance.now() - started;
clearInterval(watch);
const checking = performance.now();
for (const bidId of bids) await checkOpenedFiles(bidId);
const checked = performance.now() - checking;
const { rows: files } = await getPool().query<{ whole: number }>("select count(*)::int as whole from bid_opened_file where bid_id = any($1) and checked_at is not null and problem is null", [bids]);
const round = (value: number) => Math.round(value * 10) / 10;
const figure = (key: string, value: number, unit: string, goal: number | null = null) => ({ key, value: round(value), unit, goal, holds: goal === null ? null : value <= goal });
const figures = [
  { key: "opened", value: Number(opened.opened), unit: "bids", goal: count, holds: opened.opened === count },
  { key: "files.whole", value: files[0]!.whole, unit: "files", goal: proposal ? count : 0, holds: files[0]!.whole === (proposal ? count : 0) },
  figure("opening.total", (took + checked) / 1000, "s", mostSeconds),
  figure("opening.move", took / 1000, "s"),
  figure("opening.files", checked / 1000, "s"),
  figure("opening.perBid", took / count, "ms"),
  figure("sealing.perBid", sealed / count, "ms"),
  figure("eventLoop.longest", longest, "ms"),
  figure("memory.grown", (process.memoryUsage().rss - before) / 1024 / 1024, "MiB"),
];
console.log(JSON.stringify({ name: "opening", machine: `${os.availableParallelism()} × ${os.cpus()[0]?.model ?? "unknown"}, Node ${process.version}`, figures }, null, 2));
await closeDatabase();
if (figures.some(({ holds }) => holds === false)) process.exitCode = 1;
