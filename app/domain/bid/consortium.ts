import { moneySources, wholeShare } from "./parts.ts";
import type { BidDraft, BidMemberPart, BidSubmission, DraftMember } from "./schema.ts";

/** What a unit has of money and IP in a draft; null is nothing typed. */
type DraftPart = Pick<DraftMember, "moneyIn" | "moneyOutFen" | "ipShare">;

/** Sums that the parts of all units must give: each source, everything spent, the whole of the IP. */
const sums = [...moneySources.map((source) => `moneyIn.${source}` as const), "moneyOutFen", "ipShare"] as const;
type SumPath = (typeof sums)[number];

function valueAt(part: DraftPart, path: SumPath): number | null {
  if (path === "moneyOutFen" || path === "ipShare") return part[path];
  return part.moneyIn[path.slice("moneyIn.".length) as (typeof moneySources)[number]];
}

/** What all parts together must come to; null while the money by source is not whole. */
function totalOf({ money }: Pick<BidDraft, "money">, path: SumPath): number | null {
  if (path === "ipShare") return wholeShare;
  if (path !== "moneyOutFen") return money[path.slice("moneyIn.".length) as (typeof moneySources)[number]];
  const amounts = moneySources.map((source) => money[source]);
  const sum = amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0);
  return amounts.some((amount) => amount === null) || !Number.isSafeInteger(sum) ? null : sum;
}

/** What is left for the lead when the members have theirs: below zero when they have more than there is. */
function restOf(draft: Pick<BidDraft, "members" | "money">, path: SumPath): number | null {
  const total = totalOf(draft, path);
  return total === null ? null : total - draft.members.reduce((sum, member) => sum + (valueAt(member, path) ?? 0), 0);
}

/**
 * Where the parts of the units do not come to the whole, to the cent (分) and to 100 %: money in by source against the
 * money of the bid, money out against its total, IP. An empty field of the lead is the rest, so it is wrong only below zero.
 */
export function consortiumProblems(draft: Pick<BidDraft, "members" | "leadPart" | "money" | "unread">): { path: string; message: string }[] {
  if (draft.members.length === 0) return [];
  return sums.flatMap((path) => {
    const rest = restOf(draft, path);
    const typed = valueAt(draft.leadPart, path);
    const hasUnread = Object.keys(draft.unread).some((field) => field.endsWith(`.${path}`));
    if (rest === null || hasUnread || (typed === null ? rest >= 0 : typed === rest)) return [];
    return [{ path: `leadPart.${path}`, message: path === "ipShare" ? "ipNot100" : "splitDiffers" }];
  });
}

/** Members and lead as a submission has them: what the lead left empty is filled with the rest; alone it has everything. */
export function wholeParts(draft: Pick<BidDraft, "members" | "leadPart" | "money">): Pick<BidDraft, "members" | "leadPart"> {
  const rest = (path: SumPath) => {
    const left = restOf(draft, path);
    const typed = draft.members.length === 0 ? null : valueAt(draft.leadPart, path);
    // What no lead could have is a problem of the sums or of the money itself, told there.
    const isWhole = left !== null && left >= 0 && (path === "ipShare" || left % 10_000 === 0);
    return typed ?? (isWhole ? left : 0);
  };
  const moneyIn = Object.fromEntries(moneySources.map((source) => [source, rest(`moneyIn.${source}`)])) as DraftPart["moneyIn"];
  return { members: draft.members, leadPart: { ...draft.leadPart, moneyIn, moneyOutFen: rest("moneyOutFen"), ipShare: rest("ipShare") } };
}

/** What a member confirms (成员单位的一块): its own tasks, people, money and IP, and the unit and role; nothing of the others. */
export interface MemberBlock {
  uscc: string;
  role: string;
  tasks: string;
  people: string;
  moneyIn: BidSubmission["money"];
  moneyOutFen: number;
  ipShare: number;
}

/** The block of a whole member, in one form however it was typed: spaces at the ends and the unit's name do not count. */
export function blockOf(member: BidMemberPart): MemberBlock {
  const { uscc, role, tasks, people, moneyIn, moneyOutFen, ipShare } = member;
  const { fiscalFen, ownerPayFen, selfRaisedFen } = moneyIn;
  return { uscc, role, tasks, people, moneyIn: { fiscalFen, ownerPayFen, selfRaisedFen }, moneyOutFen, ipShare };
}

/** Equal parts for a file that has none, in steps of 100 元 and of a hundredth of a percent; the lead has the rest. */
export function equalParts(money: BidSubmission["money"], members: number): DraftPart {
  const share = (fen: number) => Math.floor(fen / (members + 1) / 10_000) * 10_000;
  const moneyIn = { fiscalFen: share(money.fiscalFen), ownerPayFen: share(money.ownerPayFen), selfRaisedFen: share(money.selfRaisedFen) };
  return { moneyIn, moneyOutFen: moneySources.reduce((sum, source) => sum + moneyIn[source], 0), ipShare: Math.floor(wholeShare / (members + 1)) };
}
