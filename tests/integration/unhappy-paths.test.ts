import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { type BidState, bidLifecycle } from "#app/domain/bid/lifecycle.ts";
import { type BidNews, bidNews } from "#app/domain/mail/mail.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { nextStepWords } from "#app/messages/zh-CN/bid-steps.ts";
import { bidNewsWords } from "#app/messages/zh-CN/mail.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { removeFile } from "#app/services/bid-file/remove-file.ts";
import { endResupplies } from "#app/services/bid/end-resupplies.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { showKeptCopy } from "#app/services/bid/show-kept-copy.ts";
import { damageEnvelope } from "#tests/support/damaged-envelope.ts";
import { aBid, aDraft, aFile, aMember, aTeam, closeAndOpen, rejectBid, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, at, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

/** How a bid may leave the plain course, as the team meets it: what its page says, and which mail comes. */
interface Path {
  /** Drives the bid there; a refusal is what the page showed to who pressed. */
  drive: (item: Item) => Promise<Refusal | null>;
  state: BidState;
  /** What the answer says, where the path ends in a refusal. */
  says?: RegExp;
  mail: BidNews | "bidReceipt";
}

type Item = { challenge: Awaited<ReturnType<typeof aChallenge>>; team: Awaited<ReturnType<typeof aTeam>>; bid: Awaited<ReturnType<typeof aBid>> };

const refusalOf = async (answer: ReturnType<typeof makeMove>) => {
  const made = await answer;
  return made.ok ? null : made.refusal;
};

const close = async ({ challenge }: Item) => {
  await toDeadline(challenge.no);
  valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
};

/** The envelope is damaged on disk, so that the opening cannot read it. */
const damage = async ({ bid, challenge }: Item) => {
  await damageEnvelope(bid.id);
  await closeAndOpen(challenge);
};

const askAgain = async (item: Item) => {
  const kept = valueOf(await showKeptCopy(await at(item.team.actor), item.bid.no)).text;
  await damage(item);
  valueOf(await makeMove(item.challenge.staff.officer2, "bid", item.bid.no, "askContent", {}, { reason: "密封件损坏" }));
  return kept;
};

const withdraw = async ({ team, bid }: Item) => void valueOf(await makeMove(team.actor, "bid", bid.no, "withdraw"));

const paths: Record<string, Path> = {
  撤回: { drive: async (item) => (await withdraw(item), null), state: "withdrawn", mail: "withdrawn" },
  替换: { drive: async ({ team, bid }) => refusalOf(makeMove(team.actor, "bid", bid.no, "replace", { content: aDraft() })), state: "submitted", mail: "bidReceipt" },
  逾期: {
    drive: async ({ challenge, team, bid }) => {
      await toDeadline(challenge.no);
      return refusalOf(makeMove(team.actor, "bid", bid.no, "replace", { content: aDraft() }));
    },
    state: "submitted",
    says: /已过截止时间/,
    mail: "lateRefused",
  },
  负责人重复: {
    drive: async ({ challenge, bid }) => {
      const other = await aTeam("T09");
      await getPool().query("update person set email = 'other-lead@example.cn' where id = $1", [other.actor.personId]);
      const { no } = await aBid(other.actor, challenge.no, { status: "draft", draft: aDraft({ projectLead: bid.draft.projectLead }) });
      const refused = await refusalOf(makeMove(other.actor, "bid", no, "submit"));
      expect(await mailsOf(no)).toContain("duplicateRefused");
      // The first bid is not touched, and its team is told nothing.
      expect(await mailsOf(bid.no)).not.toContain("duplicateRefused");
      return refused;
    },
    state: "submitted",
    says: /尚不能确认/,
    mail: "bidReceipt",
  },
  截止未提交: {
    drive: async (item) => {
      const late = await aTeam("T09");
      await getPool().query("update person set email = 'other-lead@example.cn' where id = $1", [late.actor.personId]);
      const { no } = await aBid(late.actor, item.challenge.no, { status: "draft" });
      await close(item);
      expect(await mailsOf(no)).toEqual(["notSubmitted"]);
      expect(valueOf(await showBid(await at(late.actor), no)).status).toBe("draft");
      return null;
    },
    state: "submitted",
    mail: "bidReceipt",
  },
  草稿未替换: {
    drive: async (item) => {
      const { draftRevision } = valueOf(await showOwnBid(await at(item.team.actor), item.bid.no));
      valueOf(await saveDraft(await at(item.team.actor), item.bid.no, { draft: { ...item.bid.draft, summary: "截止前最后的修改。" }, revision: draftRevision }));
      const calm = await aTeam("T09");
      const { no } = await aBid(calm.actor, item.challenge.no);
      await getPool().query("update person set email = 'other-lead@example.cn' where id = $1", [calm.actor.personId]);
      await close(item);
      expect(await mailsOf(no)).not.toContain("draftAhead");
      return null;
    },
    state: "submitted",
    mail: "draftAhead",
  },
  增加的附件未替换: {
    drive: async (item) => {
      await aFile(item.team.actor, item.bid.no, "补充.pdf", pdf());
      await close(item);
      return null;
    },
    state: "submitted",
    mail: "draftAhead",
  },
  删去的附件未替换: {
    drive: async (item) => {
      const file = await aFile(item.team.actor, item.bid.no, "旧版.pdf", pdf());
      valueOf(await makeMove(item.team.actor, "bid", item.bid.no, "replace"));
      valueOf(await removeFile(await at(item.team.actor), file));
      // Whose files are those of the version hears nothing.
      const calm = await aTeam("T09");
      const { no } = await aBid(calm.actor, item.challenge.no, { status: "draft" });
      await aFile(calm.actor, no, "正文.pdf", pdf());
      valueOf(await makeMove(calm.actor, "bid", no, "submit"));
      await getPool().query("update person set email = 'other-lead@example.cn' where id = $1", [calm.actor.personId]);
      await close(item);
      expect(await mailsOf(no)).not.toContain("draftAhead");
      return null;
    },
    state: "submitted",
    mail: "draftAhead",
  },
  成员未确认: {
    drive: async (item) => {
      valueOf(await makeMove(item.team.actor, "bid", item.bid.no, "replace", { content: aDraft({ members: [aMember((await aTeam("T03")).uscc)] }) }));
      await close(item);
      return null;
    },
    state: "submitted",
    mail: "unconfirmed",
  },
  不予受理: {
    drive: async ({ challenge, bid }) => {
      await closeAndOpen(challenge);
      return refusalOf(rejectBid(challenge.staff, bid.no, { reasonCode: "ownerAffiliate", reason: "与发榜方有控股关系" }));
    },
    state: "formRejected",
    mail: "formRejected",
  },
  退回补正: {
    drive: async ({ challenge, bid }) => {
      await closeAndOpen(challenge);
      return refusalOf(makeMove(challenge.staff.officer, "bid", bid.no, "requestCorrection", { fields: ["summary"] }, { reason: "缺少实施计划" }));
    },
    state: "correctionRequested",
    mail: "correctionRequested",
  },
  未能开启: { drive: async (item) => (await damage(item), null), state: "notOpened", mail: "notOpened" },
  请重新提供: { drive: async (item) => (await askAgain(item), null), state: "contentAsked", mail: "contentAsked" },
  提供的不一致: {
    drive: async (item) => {
      const kept = await askAgain(item);
      return refusalOf(makeMove(item.team.actor, "bid", item.bid.no, "supplyContent", { kept: kept.replace("碳酸化", "碳酸盐化") }));
    },
    state: "contentAsked",
    says: /内容已被改动/,
    mail: "contentAsked",
  },
  已重新提供: {
    drive: async (item) => refusalOf(makeMove(item.team.actor, "bid", item.bid.no, "supplyContent", { kept: await askAgain(item) })),
    state: "contentSupplied",
    mail: "contentReceived",
  },
  期满未提供: {
    drive: async (item) => {
      await askAgain(item);
      await setClock(new Date(Date.parse(await readClock()) + 48 * 3_600_000).toISOString());
      await endResupplies(await readClock());
      return null;
    },
    state: "contentMissing",
    mail: "contentMissing",
  },
};

async function mailsOf(bidNo: string): Promise<string[]> {
  const { rows } = await getPool().query<{ mail: string }>(
    "select coalesce(data -> 'mail' ->> 'news', data -> 'mail' ->> 'template') as mail from pgboss.job where name = 'sendMail' and data -> 'mail' ->> 'bidNo' = $1 order by created_on, id",
    [bidNo],
  );
  return rows.map(({ mail }) => mail);
}

describe("every turn of a bid that its team did not hope for", () => {
  it.each(Object.entries(paths))("%s: the page says it, and a mail comes", async (name, path) => {
    const item: Item = { challenge: await aChallenge(), team: await aTeam("T01"), bid: null as never };
    await getPool().query("update person set email = 'lead-t01@example.cn' where id = $1", [item.team.actor.personId]);
    item.bid = await aBid(item.team.actor, item.challenge.no);
    const before = name === "替换" ? 1 : 0;
    const refused = await path.drive(item);
    expect(refused ? refusalWords(refused) : "").toMatch(path.says ?? /^$/);
    const own = valueOf(await showOwnBid(await at(item.team.actor), item.bid.no));
    expect(own.status).toBe(path.state);
    const row = valueOf(await listOwnBids(await at(item.team.actor))).find(({ no }) => no === item.bid.no)!;
    const due = { contentAsked: own.resupply?.dueAt, contentSupplied: own.resupply?.dueAt, correctionRequested: own.correction?.dueAt }[path.state as string];
    expect(row.dueAt).toBe(due ?? (own.editing.mode === "locked" ? null : own.editing.until));
    expect((await mailsOf(item.bid.no)).filter((one) => one === path.mail)).toHaveLength(1 + before);
  });

  /** The plain course needs no mail of its own: the receipt, the next notice or the result says it. */
  const plain: Record<BidState, boolean> = {
    draft: true,
    submitted: true,
    underFormCheck: true,
    formPassed: true,
    scored: true,
    contentConfirmed: true,
    withdrawn: false,
    notOpened: false,
    contentAsked: false,
    contentSupplied: false,
    contentMissing: false,
    correctionRequested: false,
    formRejected: false,
    // Where 对接 comes first: `matching.test.ts`.
    unmatched: true,
  };

  it.each(bidLifecycle.states)("a bid that is %s has words for its team, and, off the plain course, a path above", (state) => {
    expect(stateWords.bid[state].public).not.toBe("");
    if (!plain[state]) expect(Object.values(paths).some((path) => path.state === state)).toBe(true);
    // The ends say it in their state; a rejection says it beside its reason.
    if (state !== "contentMissing" && state !== "formRejected") expect(nextStepWords[state]).not.toBeNull();
  });

  it.each(bidNews)("the mail %s says what happened and what to do", (news) => {
    const { word, sentence, next } = bidNewsWords.kinds[news];
    expect([word, sentence, next].every((words) => /[\u4e00-\u9fff]{3,}/.test(words))).toBe(true);
  });
});
