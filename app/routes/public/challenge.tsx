import { LastAmendment } from "#app/components/challenge/amendment-list.tsx";
import { ChallengeCalendar } from "#app/components/challenge/challenge-calendar.tsx";
import { ChallengeEligibility } from "#app/components/challenge/challenge-eligibility.tsx";
import { ChallengeContents, ChallengeFacts } from "#app/components/challenge/challenge-facts.tsx";
import { ChallengeLinks } from "#app/components/challenge/challenge-links.tsx";
import { ChallengeMoney } from "#app/components/challenge/challenge-money.tsx";
import { ChallengePublications } from "#app/components/challenge/challenge-publications.tsx";
import { shownState } from "#app/components/challenge/challenge-table.tsx";
import { DrawLinks } from "#app/components/challenge/draw-links.tsx";
import { BaselineTable, PlanTables } from "#app/components/challenge/item-plan.tsx";
import { IndicatorTable } from "#app/components/challenge/indicator-table.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { ReissueLinks } from "#app/components/challenge/reissue-links.tsx";
import { ReopeningAlerts } from "#app/components/challenge/reopening-alerts.tsx";
import { RoundRubrics } from "#app/components/round/round-rubrics.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { TakedownAlert } from "#app/components/challenge/takedown-alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { linkedData } from "#app/domain/challenge/linked-data.ts";
import type { ChallengeView } from "#app/domain/challenge/view.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { whyNoBids } from "#app/messages/zh-CN/no-bids.ts";
import { custodyWords } from "#app/messages/zh-CN/challenge.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { asksTooLate } from "#app/services/question/ask-question.ts";
import { showRulesOf } from "#app/services/round/show-rules.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({
  page: "challenge",
  policy: "public",
  load: async ({ ctx, params }) => {
    const challenge = await showChallenge(ctx, param(params, "no"));
    if (!challenge.ok) return challenge;
    const round = await showRulesOf(challenge.value.roundCode);
    const asking = asksTooLate(challenge.value, ctx.now);
    return ok({ challenge: challenge.value, askingUntil: asking.ok ? asking.value.until : null, round });
  },
});

export const loader = page.loader;
export const meta = pageMeta<{ challenge: ChallengeView }>(({ challenge }) => `${challenge.title}（${challenge.no}）`, ({ challenge }) => linkedData(challenge));

export default function Challenge() {
  const { view, frame } = usePage<typeof loader>();
  const { challenge, round, askingUntil } = view;
  return (
    <ObjectFrame
      title={challenge.title}
      number={challenge.no}
      numberLabel="榜单编号"
      state={<StatusBadge noun="challenge" state={shownState(challenge)} audience="public" />}
      subtitle={challenge.roundTitle}
      deadline={challenge.closesAt ? { words: "截止时间", at: challenge.closesAt } : null}
      now={frame.now}
      actions={
        <>
          {challenge.isOpenForBids ? <LinkButton href={`/work/bids/new?challenge=${encodeURIComponent(challenge.no)}`}>我要揭榜</LinkButton> : <span className="py-2 text-soft">{whyNoBids(challenge, frame.now)}</span>}
          <LinkButton href={`/challenges/${encodeURIComponent(challenge.no)}/check`} tone="plain">能不能报</LinkButton>
          <LinkButton href={`/challenges/${encodeURIComponent(challenge.no)}/follow`} tone="plain">关注</LinkButton>
        </>
      }
    >
      <div className="dense-in-print">
        {challenge.publicReason && (
          <Alert tone="warning" title="公告">
            {challenge.publicReason}
          </Alert>
        )}
        <TakedownAlert takedowns={challenge.takedowns} />
        <ReissueLinks challenge={challenge} />
        <LastAmendment amendments={challenge.amendments} />
        <ReopeningAlerts reopenings={challenge.reopenings} />
        <ChallengeContents challenge={challenge} />
        <div className="lg:grid lg:grid-cols-[1fr_18rem] lg:gap-10">
          <div className="min-w-0">
            <Section title="要解决什么问题" id="problem">
              <Paragraphs text={challenge.background} />
              <BaselineTable rows={challenge.baseline} />
              <h3 className="mt-4">攻关内容</h3>
              <Paragraphs text={splitNumbered(challenge.content)} />
              <h3 className="mt-4">预期成果</h3>
              <Paragraphs text={challenge.deliverables} />
            </Section>
          </div>
          <ChallengeFacts challenge={challenge} />
        </div>
        <Section title="怎样算成功：考核指标" id="indicators">
          <IndicatorTable indicators={challenge.indicators} />
        </Section>
        <Section title="经费怎么付" id="money">
          <ChallengeMoney challenge={challenge} />
          <PlanTables plan={challenge} race={challenge.race} />
          <h3 className="mt-4">知识产权</h3>
          <Paragraphs text={challenge.ipRule} />
        </Section>
        <Section title="谁能报、谁不能报" id="eligibility">
          <ChallengeEligibility challenge={challenge} rules={round?.rules ?? null} />
        </Section>
        <Section title="时间安排" id="calendar">
          <ChallengeCalendar challenge={challenge} rules={round?.rules ?? null} />
          <ChallengeLinks challenge={challenge} />
        </Section>
        <ChallengePublications challenge={challenge} askingUntil={askingUntil} />
        {round && (
          <Section title="评审标准" id="rubric" aside={<a href={`/rules#${round.code}`}>分值等级和评审规则</a>}>
            <RoundRubrics rules={round.rules} rubric={round.rubric} pattern={challenge.pattern} />
          </Section>
        )}
        <Section title="申报怎样保密" id="sealing">
          <Paragraphs text={custodyWords[challenge.custody]?.join("\n") ?? ""} />
          {challenge.openingKeyFingerprint && (
            <p className="mt-2 text-sm break-all text-soft">
              开标密钥指纹：<span className="tabular-nums">{challenge.openingKeyFingerprint}</span>
            </p>
          )}
          {hasRecord(challenge.status) && (
            <p className="mt-2">
              <a href={`/challenges/${encodeURIComponent(challenge.no)}/opening`}>截止和开标记录</a>
            </p>
          )}
        </Section>
        {challenge.draws.length > 0 && (
          <Section title="专家怎样抽取" id="draws">
            <DrawLinks no={challenge.no} draws={challenge.draws} />
          </Section>
        )}
      </div>
    </ObjectFrame>
  );
}

/** ①②③ of an imported text begin a line each. */
function splitNumbered(text: string): string {
  return text.replace(/(?<=[^\n])(?=[①-⑳])/g, "\n");
}

/** From the closing on there is a public record; before it not even a link tells of one. */
function hasRecord(status: ChallengeState): boolean {
  return !(["drafted", "approved", "open", "suspended", "withdrawn"] as ChallengeState[]).includes(status);
}
