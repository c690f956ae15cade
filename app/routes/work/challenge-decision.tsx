import { z } from "zod";
import { AwardTable } from "#app/components/review/award-table.tsx";
import { DecisionSheet } from "#app/components/review/decision-sheet.tsx";
import { PrintButton } from "#app/components/identity/print-button.tsx";
import { DecisionHead, SigningMeans } from "#app/components/review/decision-head.tsx";
import { DecisionForm } from "#app/components/review/decision-form.tsx";
import { RankingTable } from "#app/components/review/ranking-table.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { parseWan } from "#app/domain/kernel/money.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import type { RankingView } from "#app/domain/review/ranking-view.ts";
import { expertWordsWords, stabilitySentence } from "#app/messages/zh-CN/review.ts";
import { standingWords } from "#app/messages/zh-CN/standing.ts";
import { listAwards } from "#app/services/award/show-award.ts";
import { showDecisionHead } from "#app/services/challenge/decision-head.ts";
import { decideChallenge } from "#app/services/challenge/decide-challenge.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { listNotices } from "#app/services/notice/list-notices.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { formAction } from "#app/web/form-action.ts";
import { moveExtras, paper } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { speakOffer } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const form = z.object({
  lines: z.array(z.object({ no: z.string(), award: z.boolean().default(false), reserve: z.boolean().default(false), wan: z.string().optional() })).default([]),
  minuteNo: z.string().trim().min(1, "required"),
  reason: z.string().trim().max(1000).optional(),
  noAward: z.boolean().default(false),
  offline: paper,
});

/** The form's lines as the decision names them; an amount that is no money keeps its place. */
function decisionOf({ lines, minuteNo, noAward }: z.output<typeof form>) {
  const awards: { bid: string; fiscalFen?: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (!line.award) continue;
    const fen = line.wan?.trim() ? parseWan(line.wan) : null;
    if (fen && !fen.ok) return refuse("invalidInput", { fields: [{ path: `lines.${String(index)}.wan`, message: "money" }] });
    awards.push({ bid: line.no, ...(fen && { fiscalFen: fen.value }) });
  }
  return ok({ awards, reserves: lines.flatMap((line) => (line.reserve && !line.award ? [line.no] : [])), minuteNo, ...(noAward && { noAward }) });
}

const page = workPage({
  page: "challengeDecision",
  policy: "challenge.decide",
  load: async (input) => {
    const ranking = await showRanking(input.ctx, no(input));
    if (!ranking.ok) return ranking;
    const [head, offers, awards, notices, checkers] = await Promise.all([
      showDecisionHead(input.ctx, no(input)),
      listMoves(input.ctx, "challenge", no(input)),
      listAwards(input.ctx, { challengeNo: no(input) }),
      listNotices(input.ctx, { kind: "result", text: no(input) }),
      listCheckers(input.ctx, no(input)),
    ]);
    if (!head.ok) return head;
    if (!offers.ok) return offers;
    const decide = offers.value.find(({ move }) => move === "decide");
    const declarationDue = decide?.refusal?.code === "declarationDue";
    return ok({ head: head.value, ranking: ranking.value, decide: decide ? speakOffer("challenge", decide) : null, declarationDue, awards: awards.ok ? awards.value : [], notices: notices.rows, checkers: checkers.ok ? checkers.value : [] });
  },
  actions: {
    decide: formAction({
      schema: form,
      run: async (input) => {
        const decision = decisionOf(input.form);
        if (!decision.ok) return decision;
        const { reason, offline } = input.form;
        return decideChallenge.run(input.ctx, no(input), decision.value, await moveExtras({ reason, offline }));
      },
      done: (value, { url }) => ({ to: url.pathname, toast: value ? "决定已记录，请复核人发布公示。" : "" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ ranking: RankingView }>(({ ranking }) => `研究决定 ${ranking.challenge.no}`);

export default function ChallengeDecision() {
  const { view, frame } = usePage<typeof loader>();
  const { head, ranking, decide, declarationDue, awards, notices, checkers } = view;
  const lastResult = useLastResult("decide");
  const { challenge } = ranking;
  return (
    <ObjectFrame
      title={`研究决定：${challenge.title}`}
      number={challenge.no}
      state={<StatusBadge noun="challenge" state={challenge.status} audience="staff" />}
      subtitle={<a href={`/work/challenges/${encodeURIComponent(challenge.no)}`}>回到任务</a>}
      isOffline={awards.some(({ isOffline }) => isOffline)}
      now={frame.now}
    >
      <DecisionHead challenge={challenge} head={head} readsConflicts={frame.roles.some((role) => role !== "leader")} />
      {ranking.kind === "progress" ? (
        <EmptyState title="排名尚未固定">固定排名后，在这里作出决定。</EmptyState>
      ) : (
        <Section title="排名" aside={
            <>
              <a href={`/work/rounds/${encodeURIComponent(challenge.roundCode)}/standings`}>全批次{standingWords.title}</a>　<a href={`/work/challenges/${encodeURIComponent(challenge.no)}/ranking`}>排名详情和复算</a>　<a href={`/work/challenges/${encodeURIComponent(challenge.no)}/ranking#words`}>{expertWordsWords.title}</a>
            </>
          }>
          <RankingTable ranking={ranking} />
          <p className="mt-2 font-medium">{stabilitySentence(ranking.sensitivity, ranking.stages.length > 0)}</p>
        </Section>
      )}
      {ranking.kind === "frozen" && challenge.status === "ranked" && <DecisionSheet ranking={ranking} />}
      {ranking.kind === "frozen" && challenge.status === "ranked" && decide && (
        <div className="no-print">
          <Section
            title="作出决定"
            id="decide"
            aside={
              <>
                <a href={`/work/challenges/${encodeURIComponent(challenge.no)}/declaration?at=meeting`}>会上声明回避</a> <PrintButton words="打印上会材料" />
              </>
            }
          >
            {declarationDue && (
              <Alert tone="warning" title="请先声明有无回避情形">
                <p>
                  在线审定之前须先作回避声明，再填写下面的决定：<a href={`/work/challenges/${encodeURIComponent(challenge.no)}/declaration?at=meeting`}>现在声明</a>
                </p>
              </Alert>
            )}
            <SigningMeans />
            <DecisionForm ranking={ranking} offer={decide} frame={frame} checkers={checkers} lastResult={lastResult} />
          </Section>
        </div>
      )}
      {challenge.status === "decided" && <AwardTable awards={awards} notices={notices} />}
    </ObjectFrame>
  );
}
