import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { AskedPlan, PlanDemand } from "./plan.ts";
import type { TypedDemand } from "./plan-conditions-schema.ts";

/** Every demand of a plan, as asked first and as added by hand, in their order. */
export function demandsOf({ fixed, forbidden = [], apart, edits }: AskedPlan): PlanDemand[] {
  const pairs = (kind: PlanDemand["kind"], list: readonly (readonly [string, string])[], made: boolean) => list.map(([one, other]): PlanDemand => ({ kind, one, other, made }));
  return [...pairs("fixed", fixed, true), ...pairs("forbidden", forbidden, false), ...pairs("apart", apart, false), ...edits.map(({ bid, expert, made }): PlanDemand => ({ kind: "edits", one: bid, other: expert, made }))];
}

/** The same plan without one demand. */
export function withoutDemand(asked: AskedPlan, { kind, one, other }: PlanDemand): AskedPlan {
  const isOther = ([a, b]: readonly [string, string]) => a !== one || b !== other;
  if (kind === "edits") return { ...asked, edits: asked.edits.filter(({ bid, expert }) => bid !== one || expert !== other) };
  return { ...asked, [kind]: (asked[kind] ?? []).filter(isOther) };
}

/** A demand in one word, as a form sends it back. */
export const demandKey = ({ kind, one, other }: Pick<PlanDemand, "kind" | "one" | "other">) => `${kind} ${one} ${other}`;

/** Who and what a demand may name. */
export interface DemandChoices {
  bids: readonly { no: string; code: string; unitName: string }[];
  experts: readonly { no: string; name: string; unitName: string; fields: readonly string[] }[];
}

type Pairs = Pick<AskedPlan, "fixed" | "forbidden" | "apart">;

/**
 * Reads demands as typed: an expert by number, name, unit or field, a bid by number, review code or unit, as long as only one is
 * meant. Empty lines are left out. Refusal `invalidInput` at `demands.N…`; fact `found` names those that fit where several do.
 */
export function readDemands(typed: readonly TypedDemand[], choices: DemandChoices): Result<Pairs> {
  const pairs: Required<Pairs> = { fixed: [], forbidden: [], apart: [] };
  const fields: FieldProblem[] = [];
  const several: string[] = [];
  const read = (path: string, text: string | undefined, found: (words: string) => Named[]): string | null => {
    const hits = text === undefined ? [] : found(text.trim());
    if (hits.length === 1) return hits[0]!.no;
    fields.push({ path, message: text === undefined ? "required" : hits.length === 0 ? "planNobodyFits" : "planSeveralFit" });
    if (hits.length > 1) several.push(`${text ?? ""}：${hits.slice(0, 6).map(({ no, name }) => `${no} ${name}`).join("、")}`);
    return null;
  };
  for (const [at, { expert, rule, target }] of typed.entries()) {
    if (expert === undefined && target === undefined) continue;
    const who = read(`demands.${String(at)}.expert`, expert, (words) => expertsFor(words, choices));
    const what = read(`demands.${String(at)}.target`, target, (words) => (rule === "apart" ? expertsFor(words, choices) : bidsFor(words, choices)));
    if (who === null || what === null) continue;
    if (rule === "apart" && who === what) fields.push({ path: `demands.${String(at)}.target`, message: "apartFromSelf" });
    else if (rule === "apart") pairs.apart.push([who, what]);
    else pairs[rule === "must" ? "fixed" : "forbidden"].push([what, who]);
  }
  return fields.length > 0 ? refuse("invalidInput", { fields, ...(several.length > 0 && { facts: { found: several.join("；") } }) }) : ok(pairs);
}

interface Named {
  no: string;
  name: string;
}

function expertsFor(words: string, { experts }: DemandChoices): Named[] {
  return fitting(words, experts, ({ name }) => name, ({ name, unitName, fields }) => [name, unitName, ...fields]);
}

function bidsFor(words: string, { bids }: DemandChoices): Named[] {
  const named = bids.map((bid) => ({ ...bid, name: bid.unitName }));
  return fitting(words, named, ({ code }) => code, ({ unitName, code }) => [unitName, code]);
}

/** By the number that the words begin with, else the whole name, else whatever has the words in it. */
function fitting<T extends Named>(words: string, all: readonly T[], nameOf: (one: T) => string, textsOf: (one: T) => readonly string[]): Named[] {
  const first = words.split(/\s/)[0]?.toUpperCase() ?? "";
  const numbered = all.filter(({ no }) => no.toUpperCase() === first);
  if (numbered.length > 0) return numbered;
  const called = all.filter((one) => nameOf(one) === words);
  return called.length > 0 ? called : all.filter((one) => textsOf(one).some((text) => text.includes(words)));
}
