import { describe, expect, test } from "vitest";
import { decisionOutcomes, demandNews, type DemandNews, type ItemNews, itemNews, type Mail } from "#app/domain/mail/mail.ts";
import { siteSettings } from "#app/domain/site/settings.ts";
import { renderMail } from "#app/jobs/handlers/render-mail.tsx";
import { decisionWords } from "#app/messages/zh-CN/mail.ts";
import { itemNewsWords } from "#app/messages/zh-CN/news-mail.ts";
import { aDecisionMail, anInvitation, aReceiptMail } from "#tests/support/mails.ts";

const settings = siteSettings.parse({ organiser: "示例市工业和信息化局", policyPhone: "0391-0000001", supportPhone: "0391-0000002" });
const surroundings = { origin: "https://jiebang.example.cn", site: { ...settings, installation: "real" as const } };
const invitation = anInvitation("lead@example.org", "unused");
const aDemandMail = (news: DemandNews): Mail => ({ template: "demandNews", news, personName: "王建国", unitName: "示例新材料有限公司", no: "XQ-2026-0007", title: "赤泥低成本脱碱关键技术", at: "2026-03-12T17:00:00+08:00", words: "指标须写明干基" });
const mails: Mail[] = [invitation, { ...invitation, purpose: "passwordReset" }, aReceiptMail(), ...decisionOutcomes.map((outcome) => aDecisionMail({ outcome })), ...demandNews.map(aDemandMail)];

describe("every mail", () => {
  test.each(mails.map((mail) => [mail.template, mail] as const))("%s says who writes and loads nothing from anywhere", async (_name, mail) => {
    const { subject, html, text } = await renderMail(mail, "7K2M-9QXD", surroundings);
    expect(subject).toMatch(/^【揭榜台】\S/);
    for (const part of [html, text]) {
      for (const words of ["示例新材料有限公司 王建国，您好：", "示例市工业和信息化局", "0391-0000001", "0391-0000002", surroundings.origin]) expect(part).toContain(words);
      expect(part).not.toMatch(/undefined|null|\[object|不具效力/);
    }
    expect(html).not.toMatch(/<(img|script|iframe|link|form)\b|url\(|@import|@font-face|src=/i);
    const foreign = [...html.matchAll(/https?:\/\/[^"'<\s]+/g)].map(([url]) => url).filter((url) => !url.startsWith(surroundings.origin) && !url.startsWith("http://www.w3.org/"));
    expect(foreign).toEqual([]);
    expect(html.length).toBeLessThan(60_000);
  });

  test("says so where nothing is real", async () => {
    const { html, text } = await renderMail(aReceiptMail(), null, { ...surroundings, site: { ...surroundings.site, installation: "demo" } });
    for (const part of [html, text]) expect(part).toContain("演示数据，本邮件不具效力");
  });

  test("shows hostile names as text", async () => {
    const hostile = `<script>alert(1)</script>"'><a href="https://evil.example">`;
    const { html } = await renderMail(aReceiptMail({ personName: hostile, challengeTitle: hostile }), null, surroundings);
    expect(html).not.toContain("<script");
    expect(html).not.toContain('href="https://evil.example"');
  });
});

test("an invitation shows its code once in each part, and no link carries it", async () => {
  const { html, text, subject } = await renderMail(invitation, "7K2M-9QXD", surroundings);
  expect(html.split("7K2M-9QXD")).toHaveLength(2);
  expect(text.split("7K2M-9QXD")).toHaveLength(2);
  expect(subject).toBe("【揭榜台】请激活您的账号");
  expect(text).toContain("登录名：lead-t01\n有效期至：2026年3月12日 17:00");
  expect(html).toContain('href="https://jiebang.example.cn/activate"');
});

test("news of a demand say what happened, why, and lead to its page; a question leads to the question", async () => {
  const returned = await renderMail(aDemandMail("returned"), null, surroundings);
  expect(returned.subject).toBe("【揭榜台】需求退回修改：XQ-2026-0007");
  expect(returned.text).toContain("理由：指标须写明干基");
  expect(returned.html).toContain('href="https://jiebang.example.cn/work/demands/XQ-2026-0007"');
  const asked = await renderMail(aDemandMail("questionAsked"), null, surroundings);
  for (const line of ["问题：指标须写明干基", "请在此前拟答复：2026年3月12日 17:00"]) expect(asked.text).toContain(line);
  expect(asked.html).toContain('href="https://jiebang.example.cn/work/questions/XQ-2026-0007"');
});

test("a receipt says when to the millisecond and what proves it", async () => {
  const { text, subject } = await renderMail(aReceiptMail(), null, surroundings);
  expect(subject).toBe("【揭榜台】投递回执：JB-2026-001（第 2 版）");
  for (const line of ["2026年3月5日 16:59:58.123", "申报编号：JB-2026-001", "回执短码：K7QD-2M9X", "日志序号：1842", "截止时间：2026年3月5日 17:00（北京时间）"]) expect(text).toContain(line);
  expect(text.split("4f8a".repeat(16))).toHaveLength(4);
});

test("a decision says the outcome, the notice and its term, and names objections only where there is a term", async () => {
  const { text } = await renderMail(aDecisionMail({ outcome: "notSelected", reason: "未达到入围分数线" }), null, surroundings);
  for (const line of [decisionWords.outcomes.notSelected.word, "理由：未达到入围分数线", "发文字号：焦工信〔2026〕12号", "公示期：2026年5月6日至2026年5月12日", decisionWords.objectionNote]) expect(text).toContain(line);
  const without = await renderMail(aDecisionMail({ notice: null }), null, surroundings);
  expect(without.text).not.toContain("公示期：");
  expect(without.text).not.toContain(decisionWords.objectionNote);
});

test.each(itemNews.map((news) => [news]))("news of an item (%s) name it, lead to it and let a follower leave", async (news) => {
  const token = `01a2-${"b".repeat(20)}`;
  const mail = { template: "itemNews", news, personName: null, unitName: null, challengeNo: "JZGX-2026-001", challengeTitle: "赤泥脱碱", at: "2026-04-01T09:00:00.000Z", words: "说明文字", unfollow: token } as const;
  const { subject, html, text } = await renderMail(mail, null, surroundings);
  expect(subject).toBe(`【揭榜台】${itemNewsWords.kinds[news].word}：JZGX-2026-001`);
  for (const part of [html, text]) {
    expect(part).toContain(`关注者，您好：`);
    expect(part).toContain("说明文字");
    expect(part).not.toMatch(/undefined|null|\[object/);
  }
  expect(html).toContain(`href="https://jiebang.example.cn/follow/${token}"`);
  // Who judges or watches is led behind the sign-in; who is only asked whether to follow, to the answer alone.
  const inside: Partial<Record<ItemNews, string>> = { defenceSet: "/work/reviews/JZGX-2026-001", meetingSet: "/work/reviews/JZGX-2026-001", expertRecused: "/work/challenges/JZGX-2026-001/conflicts", staffRecused: "/work/challenges/JZGX-2026-001/conflicts", conflictAfterDecision: "/work/challenges/JZGX-2026-001/conflicts" };
  const page = news === "confirmFollow" ? `/follow/${token}` : (inside[news] ?? "/challenges/JZGX-2026-001");
  expect(html).toContain(`href="https://jiebang.example.cn${page}"`);
  expect(html.includes('href="https://jiebang.example.cn/challenges/JZGX-2026-001"')).toBe(page === "/challenges/JZGX-2026-001");
  expect(text.includes("有新的情况")).toBe(news !== "confirmFollow");
});

test("the time and the place of a defence stand in the mail, the team's and the expert's", async () => {
  const shared = { news: "defenceSet", personName: "王建国", challengeNo: "JZGX-2026-001", challengeTitle: "赤泥脱碱", at: "2026-04-01T06:00:00.000Z", words: "三楼会议室" } as const;
  const expert = await renderMail({ ...shared, template: "itemNews", unitName: null, unfollow: null }, null, surroundings);
  expect(expert.text).toContain("答辩会开始：2026年4月1日 14:00\n地点：三楼会议室");
  const team = await renderMail({ ...shared, template: "bidNews", unitName: "示例新材料有限公司", bidNo: "JB-2026-001" }, null, surroundings);
  expect(team.text).toContain("答辩时间：2026年4月1日 14:00\n地点：三楼会议室");
});
