import { z } from "zod";

/** 建议不邀请的专家: a team's request that meets an expert of the bank, and what was answered to it. */
export interface UnwantedRequest {
  expertNo: string;
  expertName: string;
  unitName: string;
  bidNo: string;
  /** The review code of the bid. */
  code: string;
  reason: string;
  answer: { isAccepted: boolean; reason: string; at: string } | null;
}

/** What an officer answers: the request is heard and the expert kept out of the item, or it is not, in words either way. */
export const unwantedAnswer = z.strictObject({
  expert: z.string().trim().min(1, "required").max(20),
  bid: z.string().trim().min(1, "required").max(40),
  answer: z.enum(["accept", "refuse"], "required"),
  reason: z.string().trim().min(1, "required").max(300, "tooLong"),
});

const plain = (text: unknown) => (typeof text === "string" ? text : "").replaceAll(/\s/g, "");

type Named = { name?: unknown; unit?: unknown; reason?: unknown };

/** The names of the requests as they are looked up. */
export function namesOf(requests: readonly Named[]): string[] {
  return [...new Set(requests.map(({ name }) => plain(name)).filter((name) => name !== ""))];
}

/** The experts that a bid's requests mean, by name and unit: a namesake elsewhere is somebody else. Each once, with the first reason. */
export function meetRequests<E extends { name: string; unitName: string }>(requests: readonly Named[], experts: readonly E[]): { expert: E; reason: string }[] {
  const met = requests.flatMap(({ name, unit, reason }) => experts.filter((expert) => plain(expert.name) === plain(name) && plain(expert.unitName) === plain(unit)).map((expert) => ({ expert, reason: typeof reason === "string" ? reason : "" })));
  return met.filter(({ expert }, index) => met.findIndex((one) => one.expert === expert) === index);
}
