import { randomBytes } from "node:crypto";
import { callSubmitBids } from "#app/db/bid-submission.ts";
import type { Transaction } from "#app/db/client.ts";
import { getPool } from "#app/db/client.ts";
import { bidLifecycle } from "#app/domain/bid/lifecycle.ts";
import { edgeOf } from "#app/domain/kernel/lifecycle.ts";
import { aCrowd } from "./bid-crowd.ts";
import { aChallenge } from "./builders.ts";
import { quantile } from "./figures.ts";

const atOnce = 10;

/**
 * The statement that makes a bid count, sent by `pg` and nothing around it: what the database alone can do. As many at
 * once as the product has connections, each committed for itself.
 */
export async function rawSubmits(count: number): Promise<{ perSecond: number; p95: number }> {
  const challenge = await aChallenge();
  const teams = await aCrowd(atOnce, challenge.no);
  const envelope = randomBytes(2500);
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    teams.map(async (team) => {
      const client: Transaction = await getPool().connect();
      for (let turn = 0; turn < count / atOnce; turn += 1) {
        const move = turn === 0 ? "submit" : "replace";
        const edge = edgeOf(bidLifecycle, move, turn === 0 ? "draft" : "submitted")!;
        const began = performance.now();
        const [answer] = await callSubmitBids(client, [
          {
            bidId: team.bidId,
            ...edge,
            version: turn + 1,
            move,
            envelope,
            commitment: randomBytes(32).toString("hex"),
            idempotencyKey: `raw:${team.no}:${turn}`,
            requestDigest: "raw",
            personId: team.personId,
            event: { no: team.no },
            draftRevision: 0,
            draft: null,
            copy: envelope,
            files: [],
            members: [],
            claims: [],
          },
        ]);
        if (answer?.problem !== null) throw new Error(`submit_bids() answered ${answer?.problem}`);
        times.push(performance.now() - began);
      }
      client.release();
    }),
  );
  return { perSecond: (count * 1000) / (performance.now() - start), p95: quantile(times, 0.95) };
}
