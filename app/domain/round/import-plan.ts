import type { z } from "zod";
import { type BidDraft, bidDraft } from "#app/domain/bid/schema.ts";
import { costParts } from "#app/domain/bid/unit-cost.ts";
import { equalParts } from "#app/domain/bid/consortium.ts";
import { brokenFundingRules, fundingMessage } from "#app/domain/challenge/funding.ts";
import { checkIndicatorCount } from "#app/domain/challenge/indicator.ts";
import { directionOf } from "#app/domain/challenge/kinds.ts";
import { checkRace, planProblems } from "#app/domain/challenge/plan.ts";
import { newChallenge, type NewChallenge } from "#app/domain/challenge/schema.ts";
import { isNumberOf } from "#app/domain/kernel/id-codes.ts";
import { parseWan } from "#app/domain/kernel/money.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitKinds } from "#app/domain/organisation/unit-kinds.ts";
import { checkUscc, type OrganisationKind } from "#app/domain/organisation/uscc.ts";
import { type RoundFile, roundFile } from "./import-file.ts";
import { newRound, type NewRound } from "./schema.ts";

/** A unit of the file as it is stored; `code` is the file's own name for it. */
export interface PlannedUnit {
  code: string;
  role: RoundFile["organisations"][number]["role"];
  uscc: string;
  name: string;
  kind: OrganisationKind;
  checkDigitOk: boolean;
}

/** How far the file wants a bid, and the draft it makes. */
export interface PlannedBid {
  no: string;
  challengeNo: string;
  lead: string;
  intended: string;
  draft: BidDraft;
  /** When each milestone of the draft is due, in months from the closing: only the challenge knows the day. */
  dueMonths: number[];
}

/** Everything that a file asks for, checked as the services will check it, in their own terms. */
export interface ImportPlan {
  round: NewRound;
  units: PlannedUnit[];
  affiliations: RoundFile["affiliations"];
  experts: RoundFile["experts"];
  /** `reason`: why it can be approved as it is; not ready, it stays in preparation. */
  challenges: { input: NewChallenge; isReady: boolean; reason?: string }[];
  bids: PlannedBid[];
  /** What is accepted but should be looked at, by its place in the file. */
  warnings: FieldProblem[];
}

/**
 * Reads a round's file (批次导入文件) whole: nothing is written before all of it is sound. Money of the file is 万元, of
 * the plan 分. Refusal `invalidInput` with every problem by its path in the file (`items.3.money.fiscal`).
 */
export function planImport(raw: unknown): Result<ImportPlan> {
  const file = roundFile.safeParse(raw);
  if (!file.success) return refuse("invalidInput", { fields: problemsOf(file.error) });
  const problems: FieldProblem[] = [];
  const warnings: FieldProblem[] = [];
  const units = planUnits(file.data, problems, warnings);
  const round = planRound(file.data, problems);
  const challenges = planChallenges(file.data, units, problems, warnings);
  const bids = planBids(file.data, units, problems);
  problems.push(...unknownUnitsOfLinks(file.data));
  if (problems.length > 0 || !round) return refuse("invalidInput", { fields: problems });
  const { affiliations, experts } = file.data;
  return ok({ round, units, affiliations, experts, challenges, bids, warnings });
}

function problemsOf(error: z.ZodError, place: (path: string) => string = (path) => path): FieldProblem[] {
  return error.issues.map((issue) => ({ path: place(issue.path.map(String).join(".")), message: issue.message }));
}

function planUnits(file: RoundFile, problems: FieldProblem[], warnings: FieldProblem[]): PlannedUnit[] {
  const units = file.organisations.map(({ code, role, name, uscc, kind }, index) => {
    const check = checkUscc(uscc);
    const path = `organisations.${index}.uscc`;
    if (check.problem) problems.push({ path, message: check.problem === "length" ? "usccLength" : "usccAlphabet" });
    else if (!check.checkDigit) warnings.push({ path, message: "checkDigit" });
    return { code, role, name, uscc: check.normalized, kind: unitKinds.find((known) => known === kind) ?? check.kind, checkDigitOk: check.checkDigit };
  });
  for (const [index, unit] of units.entries()) {
    if (units.findIndex((other) => other.uscc === unit.uscc) < index) problems.push({ path: `organisations.${index}.uscc`, message: "duplicate" });
  }
  return units;
}

function planRound({ round, rubric }: RoundFile, problems: FieldProblem[]): NewRound | null {
  const { custody, ...rules } = round.rules;
  const planned = newRound.safeParse({
    code: round.code,
    title: round.title,
    custody,
    rules: { publicity: {}, ...rules },
    rubric,
    ...(round.exclusiveRoles && { exclusiveRoles: round.exclusiveRoles }),
  });
  if (planned.success) return planned.data;
  problems.push(...problemsOf(planned.error, (path) => (path.startsWith("rubric") ? path : path.startsWith("custody") ? "round.rules.custody" : `round.${path}`)));
  return null;
}

/** Where a challenge's field stands in the file. */
const itemPlaces: Readonly<Record<string, string>> = { fiscalFen: "money.fiscal", ownerInputFen: "money.ownerInput", payToBidderFen: "money.payToBidder" };

function planChallenges(file: RoundFile, units: readonly PlannedUnit[], problems: FieldProblem[], warnings: FieldProblem[]): ImportPlan["challenges"] {
  return file.items.flatMap((item, index) => {
    const place = (path: string) => `items.${index}.${itemPlaces[path] ?? path}`;
    const { money, owner, ...fields } = item;
    const before = problems.length;
    const amounts = readMoney({ fiscalFen: money.fiscal, ownerInputFen: money.ownerInput, payToBidderFen: money.payToBidder }, place, problems);
    const planned = newChallenge.safeParse({ direction: directionOf(fields.title), ...fields, ...amounts, round: file.round.code, owner: units.find((unit) => unit.code === owner)?.uscc ?? null });
    if (!planned.success) {
      problems.push(...problemsOf(planned.error, place));
      return [];
    }
    const { fiscalFen, ownerInputFen, payToBidderFen, fundingRule, indicators } = planned.data;
    // An amount that could not be read breaks the rule by itself: one problem is enough.
    const broken = problems.length > before ? [] : brokenFundingRules({ fiscal: fiscalFen, ownerInput: ownerInputFen, payToBidder: payToBidderFen }, fundingRule);
    for (const one of broken) problems.push({ path: place(`money.${one.field}`), message: fundingMessage(one) });
    if (!isNumberOf(file.round.code, item.no)) problems.push({ path: place("no"), message: "notOfThisRound" });
    for (const { path, message } of planProblems(planned.data)) problems.push({ path: place(path), message });
    const race = checkRace(planned.data, "");
    if (!race.ok) warnings.push({ path: place("race"), message: "raceUnplanned" });
    const count = checkIndicatorCount(indicators, "");
    if (count.ok && !race.ok) return { input: planned.data, isReady: true, reason: raceLater };
    if (count.ok) return { input: planned.data, isReady: true };
    // Fewer than four need a reason of a person (guide 0.1, 15): it stays in preparation.
    if (count.refusal.code === "reasonNeeded") warnings.push({ path: place("indicators"), message: "fewIndicators" });
    else problems.push({ path: place("indicators"), message: "tooFewIndicators" });
    return { input: planned.data, isReady: false };
  });
}

/** Files of before know nothing of how a race is run: the task book says it. */
const raceLater = "批次文件没有写明赛马安排，在任务书中约定";

/** What the file does not say of a member. */
const unsaid = { role: "other", tasks: "见技术方案" } as const;

/** What the file does not have and the form asks for. The statements are taken as given: whoever imports bids answers for the file. */
const agreed = { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true };

function planBids(file: RoundFile, units: readonly PlannedUnit[], problems: FieldProblem[]): PlannedBid[] {
  return file.bids.flatMap((bid, index) => {
    const place = (path: string) => `bids.${index}.${{ "money.fiscalFen": "ask.fiscal", "money.ownerPayFen": "ask.ownerPay", "money.selfRaisedFen": "ask.selfRaised" }[path] ?? path}`;
    const money = readMoney({ "money.fiscalFen": bid.ask.fiscal, "money.ownerPayFen": bid.ask.ownerPay, "money.selfRaisedFen": bid.ask.selfRaised }, place, problems);
    const sources = { fiscalFen: money["money.fiscalFen"], ownerPayFen: money["money.ownerPayFen"], selfRaisedFen: money["money.selfRaisedFen"] };
    const fiscal = readMoney(Object.fromEntries(bid.milestones.map(({ fiscal }, at) => [`milestones.${at}.fiscal`, fiscal])), place, problems);
    const part = equalParts(sources, bid.members.length);
    const draft = bidDraft.safeParse({
      projectLead: { name: `示例负责人${bid.projectLead.replace(/^PI-/, "")}`, code: bid.projectLead },
      members: bid.members.flatMap((code) => units.filter((unit) => unit.code === code).map(({ uscc, name }) => ({ uscc, name, ...unsaid, ...part }))),
      promised: bid.promised,
      trl: bid.trl,
      summary: bid.summary,
      money: sources,
      milestones: bid.milestones.map(({ deliverable, check }, at) => ({ deliverable, check, fiscalFen: fiscal[`milestones.${at}.fiscal`] })),
      ...(bid.unitCost && { unitCost: { ...bid.unitCost, ...Object.fromEntries(costParts.map((part) => [part, Math.round(bid.unitCost![part] * 100)])) } }),
      statements: agreed,
    });
    if (draft.success) return { no: bid.no, challengeNo: bid.item, lead: bid.lead, intended: bid.intendedState, draft: draft.data, dueMonths: bid.milestones.map(({ month }) => month) };
    problems.push(...problemsOf(draft.error, place));
    return [];
  });
}

function readMoney<K extends string>(wan: Record<K, number>, place: (path: string) => string, problems: FieldProblem[]): Record<K, number> {
  const read = Object.entries<number>(wan).map(([field, amount]) => {
    const fen = parseWan(amount);
    if (!fen.ok) problems.push({ path: place(field), message: fen.refusal.fields?.[0]?.message ?? "money" });
    return [field, fen.ok ? fen.value : 0] as const;
  });
  return Object.fromEntries(read) as Record<K, number>;
}

function unknownUnitsOfLinks({ organisations, experts }: RoundFile): FieldProblem[] {
  const units = new Set(organisations.map(({ code }) => code));
  const links = experts.flatMap((expert, index) => [
    ...expert.coauthors.map(({ unit }, at) => ({ unit, path: `experts.${index}.coauthors.${at}.unit` })),
    ...expert.advisers.map(({ unit }, at) => ({ unit, path: `experts.${index}.advisers.${at}.unit` })),
  ]);
  return links.filter(({ unit }) => !units.has(unit)).map(({ path }) => ({ path, message: "unknownUnit" }));
}
