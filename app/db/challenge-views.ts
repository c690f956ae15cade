import type { ChallengeRow, PublicChallenge, StaffChallenge } from "#app/domain/challenge/view.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import { getPrisma } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

const rowColumns = {
  no: true,
  title: true,
  class: true,
  waste: true,
  fiscalFen: true,
  ownerInputFen: true,
  payToBidderFen: true,
  status: true,
  race: true,
  opensAt: true,
  closesAt: true,
  ownerUnit: { select: { name: true } },
  round: { select: { code: true } },
} satisfies Prisma.ChallengeSelect;

type Row = Prisma.ChallengeGetPayload<{ select: typeof rowColumns }>;

function toRow(row: Row, now: string): ChallengeRow {
  const { ownerUnit, round, fiscalFen, ownerInputFen, payToBidderFen, opensAt, closesAt, ...rest } = row;
  const status = row.status as ChallengeState;
  const window = { opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null };
  return {
    ...rest,
    ...window,
    status,
    ownerName: ownerUnit?.name ?? null,
    fiscalFen: Number(fiscalFen),
    ownerInputFen: Number(ownerInputFen),
    payToBidderFen: Number(payToBidderFen),
    isOpenForBids: isOpenForBids({ status, ...window }, now),
    roundCode: round.code,
  };
}

export interface ChallengeFilter {
  /** Published ones only, unless the whole round is asked for by its staff. */
  publicOnly: boolean;
  roundCode?: string | undefined;
  waste?: string | undefined;
  class?: string | undefined;
  /** Accepting bids now. */
  open?: boolean | undefined;
  text?: string | undefined;
}

function whereOf(filter: ChallengeFilter, now: string): Prisma.ChallengeWhereInput {
  const where: Prisma.ChallengeWhereInput = {};
  if (filter.publicOnly) Object.assign(where, { opensAt: { not: null }, status: { notIn: ["drafted", "approved"] } });
  if (filter.roundCode) where.round = { code: filter.roundCode };
  if (filter.waste) where.waste = { has: filter.waste };
  if (filter.class) where.class = filter.class;
  if (filter.open) Object.assign(where, { status: "open", closesAt: { gt: new Date(now) } });
  if (filter.text) where.OR = [{ title: { contains: filter.text } }, { no: { contains: filter.text } }];
  return where;
}

/** A page of the list, by number, with the count of all that match. */
export async function findChallengeRows(filter: ChallengeFilter, page: { skip: number; take: number }, now: string): Promise<{ rows: ChallengeRow[]; total: number }> {
  const where = whereOf(filter, now);
  const [rows, total] = await Promise.all([
    getPrisma().challenge.findMany({ where, select: rowColumns, orderBy: [{ no: "asc" }], ...page }),
    getPrisma().challenge.count({ where }),
  ]);
  return { rows: rows.map((row) => toRow(row, now)), total };
}

const contentColumns = {
  ...rowColumns,
  pattern: true,
  periodMonths: true,
  background: true,
  content: true,
  deliverables: true,
  ipRule: true,
  indicators: true,
  publicReason: true,
  parent: { select: { no: true } },
  openingKey: { select: { fingerprint: true } },
} satisfies Prisma.ChallengeSelect;

const noticeColumns = { id: true, title: true, challengeId: true, body: true, docAgency: true, docYear: true, docSeq: true, publishedAt: true } satisfies Prisma.NoticeSelect;

type NoticeRow = Prisma.NoticeGetPayload<{ select: typeof noticeColumns }>;

function noticesOf(challenge: { id: string; no: string }, notices: NoticeRow[]): PublicChallenge["notices"] {
  return notices
    .filter((notice) => notice.challengeId === challenge.id || ((notice.body as { challenges?: string[] }).challenges ?? []).includes(challenge.no))
    .map(({ id, title, docAgency, docYear, docSeq, publishedAt }) => ({
      id,
      title,
      documentNumber: docAgency && docYear && docSeq ? formatDocumentNumber({ agency: docAgency, year: docYear, sequence: docSeq }) : null,
      publishedAt: publishedAt?.toISOString() ?? null,
    }));
}

/** A challenge as everybody may see it once it is public. */
export async function findPublicChallenge(id: string, now: string): Promise<PublicChallenge | null> {
  const row = await getPrisma().challenge.findUnique({
    where: { id },
    select: { ...contentColumns, round: { select: { code: true, title: true, custody: true, notices: { where: { status: { not: "draft" } }, select: noticeColumns } } } },
  });
  if (!row) return null;
  const { parent, openingKey, round, indicators, ...rest } = row;
  return {
    ...rest,
    ...toRow(row, now),
    sight: "public",
    pattern: row.pattern as Pattern,
    indicators: indicatorList.parse(indicators),
    parentNo: parent?.no ?? null,
    openingKeyFingerprint: openingKey?.fingerprint ?? null,
    roundTitle: round.title,
    custody: round.custody,
    notices: noticesOf({ id, no: row.no }, round.notices),
  };
}

/** What only the bureau reads of a challenge. */
export async function findStaffFacts(id: string): Promise<Pick<StaffChallenge, "id" | "version" | "bidsAtClose" | "preparedBy" | "approvedBy">> {
  const { createdBy, approvedBy, ...facts } = await getPrisma().challenge.findUniqueOrThrow({ where: { id }, select: { id: true, version: true, bidsAtClose: true, createdBy: true, approvedBy: true } });
  return { ...facts, preparedBy: createdBy, approvedBy };
}
