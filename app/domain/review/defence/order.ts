import { ok, type Result } from "#app/domain/kernel/result.ts";
import { list, object, oneOf, readShape, type ShapeOf, text, whole } from "#app/domain/kernel/shape.ts";
import type { DrawTools } from "#app/domain/review/draw/draw.ts";

export const orderFormat = "jiebang-defence-order-1";

const hex64 = text(/^[0-9a-f]{64}$/);
const instant = text(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+08:00$/);
const name = text(/^[^\uD800-\uDFFF]{1,64}$/);

/**
 * The record of the lot that gave the order of a defence (答辩抽签记录); canonical JSON (RFC 8785). How to draw it again:
 * `commitment` = SHA-256(`secret`, 32 bytes), in the log before the witness spoke; seed = SHA-256(secret ‖ `round` ‖ `witnessNumber`);
 * `order` is `bids` (review codes, sorted by code unit) by HMAC-SHA256(key seed, `challenge` ‖ "/" ‖ `stage` ‖ "/" ‖ code), lowest first.
 */
export const orderShape = object({
  format: oneOf(orderFormat),
  round: name,
  challenge: name,
  stage: whole(1, 9),
  committedAt: instant,
  commitment: hex64,
  witnessNumber: text(/^\d{1,9}$/),
  secret: hex64,
  drawnAt: instant,
  bids: list(name, 1, 1000),
  order: list(name, 1, 1000),
});

export type OrderRecord = ShapeOf<typeof orderShape>;

type Lot = Pick<OrderRecord, "round" | "challenge" | "stage" | "secret" | "witnessNumber" | "bids">;

/** The order that the lot gives. */
export function drawnOrder({ round, challenge, stage, secret, witnessNumber, bids }: Lot, tools: Pick<DrawTools, "seed" | "mark">): string[] {
  const seed = tools.seed(secret, round, witnessNumber);
  const marks = new Map(bids.map((bid) => [bid, tools.mark(seed, `${challenge}/${String(stage)}/${bid}`)]));
  return [...bids].sort((a, b) => ((marks.get(a) ?? "") < (marks.get(b) ?? "") ? -1 : 1));
}

export function makeOrderRecord(lot: Lot & { committedAt: string; drawnAt: string }, tools: DrawTools): OrderRecord {
  const bids = [...lot.bids].sort();
  return { format: orderFormat, ...lot, commitment: tools.commitment(lot.secret), bids, order: drawnOrder({ ...lot, bids }, tools) };
}

/** What drawing again found wrong: the secret is not the one committed to, the bids are out of order or named twice, or the order is another. */
export type OrderFinding = "commitment" | "bids" | "order";

/** 重跑: draws the order of a record again. Refusal `invalidInput`: no record. */
export function judgeOrder(given: unknown, tools: DrawTools): Result<{ record: OrderRecord; findings: OrderFinding[]; order: string[] }> {
  const read = readShape(given, orderShape);
  if (!read.ok) return read;
  const record = read.value;
  const order = drawnOrder(record, tools);
  const findings: OrderFinding[] = [];
  if (tools.commitment(record.secret) !== record.commitment) findings.push("commitment");
  if (record.bids.some((bid, index) => index > 0 && bid <= (record.bids[index - 1] ?? ""))) findings.push("bids");
  if (order.join() !== record.order.join()) findings.push("order");
  return ok({ record, findings, order });
}
