import { digestJson } from "#app/crypto/canonical.ts";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { findSubject } from "#app/db/subjects.ts";
import { amendChallenge, askAmendment } from "#app/services/challenge/amend-challenge.ts";
import { askExtension, extendChallenge } from "#app/services/challenge/extend-challenge.ts";
import { resumeChallenge, suspendChallenge } from "#app/services/challenge/withdraw-challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { recordPortal } from "#app/services/notice/record-portal.ts";
import type { Steps } from "./play-review.ts";

const dayInMilliseconds = 86_400_000;

interface Stage {
  as: (username: string) => Promise<Context>;
  turnTo: (daysAgo: number) => Promise<unknown>;
  publishedAgo: number;
}

/**
 * What happens to a list while it is open, so that a newcomer finds every common kind of notice: one item is corrected, the second
 * one rests for a day, the first one closes a day later; the correction stands on the portal too.
 */
export async function* actedOn({ as, turnTo, publishedAgo }: Stage, [first, second]: readonly string[]): Steps {
  if (!first || !second) return;
  await turnTo(publishedAgo - 3);
  const item = await findSubject("challenge", first);
  const content = await readChallengeContent(item!.id);
  const written = await askAmendment.run(await as("officer"), first, { content: { ...content, deliverables: `${content.deliverables.replace(/。$/, "")}；提交连续运行记录和第三方检测报告原件。` }, digest: digestJson(content) }, { reason: "明确预期成果中运行记录和检测报告的提交方式" });
  yield written;
  const amended = await amendChallenge.run(await as("officer2"), first, { asked: written.ok ? written.value.asked : "" });
  yield amended;
  await turnTo(publishedAgo - 5);
  yield await suspendChallenge.run(await as("officer"), second, {}, { reason: "需求单位核实堆场数据" });
  await turnTo(publishedAgo - 6);
  yield await resumeChallenge.run(await as("officer2"), second, {}, { reason: "堆场数据已核实，任务内容不变" });
  await turnTo(publishedAgo - 8);
  const closesAt = new Date(Date.parse(item!.closesAt!) + dayInMilliseconds).toISOString();
  yield await askExtension.run(await as("officer"), first, { closesAt, onDayOff: true }, { reason: "更正后给各单位留出准备时间" });
  yield await extendChallenge.run(await as("officer2"), first, { closesAt }, { reason: "更正后给各单位留出准备时间" });
  if (amended.ok && typeof amended.value.notice === "string") {
    const ctx = await as("officer");
    yield await recordPortal(ctx, amended.value.notice, { url: "https://www.example.gov.cn/gonggao/1.html", on: ctx.now.slice(0, 10), documentNumber: `焦工信更〔${ctx.now.slice(0, 4)}〕1号` });
  }
}
