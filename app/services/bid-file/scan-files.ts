import { findUnscanned, writeScan } from "#app/db/bid-opened-file.ts";
import { partsOf } from "#app/files/parts-of.ts";
import { keptOpenedFile } from "#app/services/bid/keep-content.ts";
import { isScanning, scan } from "./antivirus.ts";
import { openedStream } from "./check-opened-files.ts";

const filesAtATime = 200;

/** 病毒扫描 of the opened files that wait for it. Ends at the first that the scanner cannot be asked about: they are held until it is back, or two people release them. */
export async function scanFiles(): Promise<{ clean: number; infected: number; problem: string | null }> {
  const counts = { clean: 0, infected: 0 };
  if (!isScanning()) return { ...counts, problem: null };
  for (const { bidId, position, entry } of await findUnscanned(filesAtATime)) {
    const stream = await openedStream(keptOpenedFile.read(bidId, position, entry));
    // What is not there, or cannot be deciphered, is the check's to tell.
    const answer = stream && (await scan(partsOf(stream)).catch(() => null));
    if (!answer) continue;
    if (answer.kind === "unavailable") {
      // Larger than it takes (StreamMaxLength): that is this file's trouble alone.
      if (!answer.why.includes("size limit")) return { ...counts, problem: answer.why };
      await writeScan(bidId, position, { scan: null, finding: answer.why.slice(0, 200) });
      continue;
    }
    const found = answer.kind === "found" ? answer.name.slice(0, 200) : null;
    counts[found === null ? "clean" : "infected"] += 1;
    await writeScan(bidId, position, { scan: found === null ? "clean" : "infected", finding: found });
  }
  return { ...counts, problem: null };
}
