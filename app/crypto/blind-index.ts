import { createHmac } from "node:crypto";
import { associatedData } from "./key-wrap.ts";
import type { Key } from "./secrets.ts";

/**
 * A keyed digest in hex by which equal values are found without the value standing in the database: who leads a sealed
 * bid, which body a request had. Without the key-encryption key nothing can be tried out against it. The purpose and its
 * parts keep equal values of different places apart.
 */
export function blindDigest(kek: Key, purpose: "leadPerson" | "bidUnit" | "bidRequest" | "auditPerson" | "localCopy" | "memberUnit" | "memberBlock" | "memberLink" | "unitSlot" | "followLink" | "demandCode" | "declaredBid" | "idNumber" | "keptForm", ...parts: string[]): string {
  return createHmac("sha256", kek).update(associatedData("blindIndex", purpose, ...parts)).digest("hex");
}
