import { describe, expect, it } from "vitest";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { showMembers } from "#app/services/bid/show-members.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { aBid, aDraft, aMember, aTeam, closeAndOpen, toDeadline } from "#tests/support/bid-builders.ts";
import { aSession } from "#tests/support/bid-crowd.ts";
import { bidBody, bidFormPath, postForm } from "#tests/support/bid-post.ts";
import { aChallenge, at, makeMove, valueOf } from "#tests/support/builders.ts";
import { fileServer } from "#tests/support/file-server.ts";

const server = fileServer();

type Challenge = Awaited<ReturnType<typeof aChallenge>>;

/** What a team reads on the page of its bid, without the marks. */
const pageOf = async (personId: string, path: string) => plain(await htmlOf(personId, path));

async function htmlOf(personId: string, path: string): Promise<string> {
  const answer = await fetch(`${server.origin}${path}`, { headers: { cookie: await aSession(personId) } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const plain = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<!-- -->/g, "").replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");

/** The three bids that an opening does not know yet: never submitted, submitted, withdrawn. */
async function threeBids(challengeNo: string) {
  const [draft, submitted, withdrawn] = [await aTeam("T01"), await aTeam("T02"), await aTeam("T04")];
  const bids = { draft: (await aBid(draft.actor, challengeNo, { status: "draft" })).no, submitted: (await aBid(submitted.actor, challengeNo)).no, withdrawn: (await aBid(withdrawn.actor, challengeNo)).no };
  valueOf(await makeMove(withdrawn.actor, "bid", bids.withdrawn, "withdraw"));
  const people = { draft: draft.actor.personId!, submitted: submitted.actor.personId!, withdrawn: withdrawn.actor.personId! };
  return async (which: keyof typeof bids) => pageOf(people[which], `/work/bids/${bids[which]}`);
}

interface Turn {
  turn: (challenge: Challenge) => Promise<unknown>;
  /** What each of the three pages says, and must not say. */
  says: Record<"draft" | "submitted" | "withdrawn", readonly string[]>;
  not: readonly string[];
}

const reason = "指标需要重新论证";
const invitesToSubmit = ["填写并在截止前提交", "截止前可以替换或撤回", "截止前可以重新提交"];

const turns: Record<string, Turn> = {
  揭榜中: {
    turn: () => Promise.resolve(),
    says: { draft: ["填写并在截止前提交", "还没有提交"], submitted: ["截止前可以替换或撤回"], withdrawn: ["截止前可以重新提交", "已撤回，尚未重新提交"] },
    not: ["不参加开标", "任务暂停", "已撤榜"],
  },
  暂停: {
    turn: async ({ staff, no }) => valueOf(await makeMove(staff.officer, "challenge", no, "suspend", {}, { reason })),
    says: { draft: ["等待任务恢复揭榜，恢复后再提交", "任务暂停揭榜", reason], submitted: ["已提交的继续有效", "任务暂停揭榜", reason], withdrawn: ["恢复后再提交", "任务暂停揭榜", reason] },
    not: [...invitesToSubmit, "不参加开标"],
  },
  撤榜: {
    turn: async ({ staff, no }) => valueOf(await makeMove(staff.officer2, "challenge", no, "withdraw", {}, { reason })),
    says: { draft: ["没有可办的：任务已经撤榜", "任务已撤榜", reason], submitted: ["没有可办的：任务已经撤榜", "已提交的申报不会开启", reason], withdrawn: ["任务已经撤榜", reason] },
    not: [...invitesToSubmit, "不参加开标"],
  },
  截止时刻: {
    turn: ({ no }) => toDeadline(no),
    says: { draft: ["截止时没有提交，不参加开标", "没有提交，不参加开标", "登记提交遇阻"], submitted: ["等待开标，内容不能再改"], withdrawn: ["已撤回，不参加开标", "截止前没有重新提交"] },
    not: [...invitesToSubmit, "任务暂停"],
  },
  截止: {
    turn: async ({ staff, no }) => (await toDeadline(no), valueOf(await makeMove(staff.officer, "challenge", no, "close"))),
    says: { draft: ["截止时没有提交，不参加开标", "登记提交遇阻"], submitted: ["等待开标，内容不能再改"], withdrawn: ["已撤回，不参加开标"] },
    not: [...invitesToSubmit, "任务暂停"],
  },
  已决定: {
    turn: async (challenge) => {
      await closeAndOpen(challenge);
      await asOwner("update challenge set status = 'decided' where no = $1", [challenge.no]);
    },
    says: { draft: ["截止时没有提交，不参加开标"], submitted: ["结果已定，见“我的结果”"], withdrawn: ["已撤回，不参加开标"] },
    not: [...invitesToSubmit, "等待形式审查结果", "登记提交遇阻"],
  },
};

describe("the page of a bid says what comes next", () => {
  it.each(Object.entries(turns))("%s", async (_name, { turn, says, not }) => {
    const challenge = await aChallenge();
    const read = await threeBids(challenge.no);
    await turn(challenge);
    for (const which of ["draft", "submitted", "withdrawn"] as const) {
      const page = await read(which);
      for (const words of says[which]) expect(page).toContain(words);
      for (const words of not) expect(page).not.toContain(words);
    }
  });

  it("that what was changed after the submission and not handed in does not count, before the closing and after it", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const { no, draft } = await aBid(team.actor, challenge.no);
    const { draftRevision } = valueOf(await showOwnBid(await at(team.actor), no));
    const read = () => pageOf(team.actor.personId!, `/work/bids/${no}`);
    expect(await read()).not.toContain("尚未替换");
    valueOf(await saveDraft(await at(team.actor), no, { draft: { ...draft, summary: "最后的修改。" }, revision: draftRevision }));
    expect(await read()).toContain("草稿有修改，尚未替换");
    await toDeadline(challenge.no);
    expect(await read()).toMatch(/草稿的修改没有替换[\s\S]*开标以第 1 版/);
  });

  it("for the bureau and the team, an item's end comes before the step that a bid once waited for", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const { no } = await aBid(team.actor, challenge.no);
    await closeAndOpen(challenge);
    valueOf(await makeMove(challenge.staff.officer, "bid", no, "passForm", {}, { reason: "核对无误" }));
    expect(await pageOf(team.actor.personId!, `/work/bids/${no}`)).toContain("等待专家评审");
    await asOwner("update challenge set status = 'endedUnmatched' where no = $1", [challenge.no]);
    const page = await pageOf(team.actor.personId!, `/work/bids/${no}`);
    expect(page).toContain("任务已经结束，没有立项");
    expect(page).not.toContain("等待专家评审");
  });
});

describe("who presses after the deadline", () => {
  it("reads beside the refusal how to report that the platform was in the way", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const { no, draft } = await aBid(team.actor, challenge.no, { status: "draft" });
    const own = valueOf(await showOwnBid(await at(team.actor), no));
    await toDeadline(challenge.no);
    const cookie = await aSession(team.actor.personId!);
    const press = async () => (await postForm(server.origin, bidFormPath(no), cookie, bidBody({ draft, indicators: own.challenge.indicators, revision: own.draftRevision, intent: "submit" }))).body;
    const refused = await press();
    expect(plain(refused)).toMatch(/已过截止时间[\s\S]*没有保存[\s\S]*登记提交遇阻/);
    expect(refused).toContain(`/work/tickets/new?bid=${no}`);
    // The code of the request that failed comes along, as its line in the log has it.
    const [, link, code] = /href="(\/work\/tickets\/new\?bid=[^"]*trace=([2-9A-Y]{4}-[2-9A-Y]{4}))"/.exec(refused.replaceAll("&amp;", "&"))!;
    expect(await htmlOf(team.actor.personId!, link!)).toContain(`value="${code}"`);
    expect(await htmlOf(team.actor.personId!, `/work/tickets/new?bid=${no}&trace=%3Cb%3E`)).toMatch(/name="traceCode"[^>]*value=""|value=""[^>]*name="traceCode"|name="traceCode"(?![^>]*value=)/);
    const reported = await postForm(server.origin, link!, cookie, new URLSearchParams({ intent: "report", description: "没有收到答复", traceCode: code! }).toString());
    expect(reported.location).toMatch(/^\/work\/tickets\/TK-/);
    // From then on the bid leads to it, and asks for no second one.
    const page = await htmlOf(team.actor.personId!, `/work/bids/${no}`);
    expect(page).toContain(`href="${reported.location}"`);
    expect([plain(page).includes("已登记"), page.includes("/work/tickets/new")]).toEqual([true, false]);
    // After the opening nobody takes it any more, and the page does not promise it.
    await asOwner("update challenge set status = 'inReview' where no = $1", [challenge.no]);
    expect(await press()).not.toContain("/work/tickets/new");
  });
});

describe("the workbench and the receipt", () => {
  it("ask for proof of the TRL beside its levels, and remind a member where it is listed", async () => {
    const challenge = await aChallenge();
    const [team, member] = [await aTeam("T01"), await aTeam("T03")];
    const { no } = await aBid(team.actor, challenge.no, { status: "draft", draft: aDraft({ members: [aMember(member.uscc)] }) });
    const html = await htmlOf(team.actor.personId!, bidFormPath(no));
    expect(plain(html)).toMatch(/目标等级[\s\S]*目前等级须有一份佐证[\s\S]*上传佐证/);
    // Without script a button that leads away would lose what is typed: a link leads to it.
    expect(html).toContain(`/work/bids/${no}/members#member-${member.uscc}`);
    expect(html).not.toContain('value="remind"');
    const page = `/work/bids/${no}/members`;
    const [form] = [...(await htmlOf(team.actor.personId!, page)).matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].map(([, inner]) => inner!).filter((inner) => inner.includes('value="remind"'));
    const fields = new URLSearchParams([...form!.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!] as [string, string]));
    // The form has a button for each thing to do with a member.
    fields.set("intent", "remind");
    expect(fields.get("uscc")).toBe(member.uscc);
    expect(await postForm(server.origin, page, await aSession(team.actor.personId!), fields.toString())).toMatchObject({ toast: expect.stringContaining("已催办") as string });
    expect(valueOf(await showMembers(await at(team.actor), no)).members).toMatchObject([{ remindedAt: expect.any(String) as string }]);
  });

  it("give number, time and short code open, and fold what only a check needs", async () => {
    const challenge = await aChallenge();
    const team = await aTeam("T01");
    const { no } = await aBid(team.actor, challenge.no);
    const html = await htmlOf(team.actor.personId!, `/work/bids/${no}/receipt`);
    const [, folded] = /<details id="proof" class="open-in-print[^"]*">([\s\S]*?)<\/details>/.exec(html)!;
    const { receipt, shortCode } = valueOf(await showReceipt(await at(team.actor), no));
    for (const code of [receipt.commitment, receipt.signature, receipt.ciphertextDigest]) {
      expect(folded).toContain(code);
      expect(plain(html.replace(folded!, ""))).not.toContain(code);
    }
    expect(folded).not.toContain(shortCode);
    expect(plain(html)).toContain(shortCode);
  });
});
