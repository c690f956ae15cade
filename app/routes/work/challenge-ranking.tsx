import { z } from "zod";
import { MoveForm } from "#app/components/form/move-form.tsx";
import { FrozenRankingPart } from "#app/components/review/frozen-ranking-part.tsx";
import { PaperVoteForm } from "#app/components/review/paper-vote-form.tsx";
import { VoidedRankings } from "#app/components/review/voided-rankings.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { paperVoteInput } from "#app/domain/review/schema.ts";
import { freezeObstacle, type RankingProgress, type RankingView } from "#app/domain/review/ranking-view.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { stageWords } from "#app/messages/zh-CN/review.ts";
import { paperVoteWords } from "#app/messages/zh-CN/panel.ts";
import { endStage } from "#app/services/challenge/end-stage.ts";
import { freezeRanking } from "#app/services/challenge/freeze-ranking.ts";
import { voidRanking } from "#app/services/challenge/void-ranking.ts";
import { standingWords } from "#app/messages/zh-CN/standing.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { recordPaperVote } from "#app/services/panel/record-vote.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { recomputeStoredRanking, showRanking } from "#app/services/review/show-ranking.ts";
import { formAction } from "#app/web/form-action.ts";
import { moveActions, moveExtras, paper } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { speakOffer } from "#app/web/spoken.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const page = workPage({
  page: "challengeRanking",
  policy: "challenge.freezeRanking",
  load: async (input) => {
    const [ranking, offers, checkers] = await Promise.all([showRanking(input.ctx, no(input)), listMoves(input.ctx, "challenge", no(input)), listCheckers(input.ctx, no(input))]);
    if (!ranking.ok) return ranking;
    if (!offers.ok) return offers;
    const offer = (name: string, hidden: string | null = null) => {
      const found = offers.value.find(({ move, refusal }) => move === name && (hidden === null || refusal?.code !== hidden));
      return found ? speakOffer("challenge", found) : null;
    };
    const held = ranking.value.kind === "progress" ? freezeObstacle(ranking.value) : null;
    return ok({ ranking: ranking.value, obstacle: held && quotedRefusal(held), freeze: offer("endStage", "noFurtherStage") ?? offer("freezeRanking", "stagesLeft"), voiding: offer("voidRanking"), checkers: checkers.ok ? checkers.value : [] });
  },
  actions: {
    ...moveActions([freezeRanking, endStage, voidRanking], { reference: no, to: ({ url }) => url.pathname }),
    paperVote: formAction({
      schema: paperVoteInput.extend({ offline: paper }),
      run: async ({ form: { offline, ...vote }, ...input }) => recordPaperVote(input.ctx, no(input), vote, (await moveExtras({ offline })).offline),
      done: (_value, { url }) => ({ to: `${url.pathname}#paper-vote`, toast: paperVoteWords.done }),
    }),
    recompute: formAction({ schema: z.object({}), run: (input) => recomputeStoredRanking(input.ctx, no(input)) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ ranking: RankingView }>(({ ranking }) => `排名 ${ranking.challenge.no}`);

export default function ChallengeRanking() {
  const { view, frame } = usePage<typeof loader>();
  const { ranking, obstacle, freeze, voiding, checkers } = view;
  const lastResult = useLastResult(freeze?.move ?? "freezeRanking");
  const reply = useReply<{ differs: string[]; sheets: number } | { bid: string }>();
  const lastVote = useLastResult("paperVote");
  const lastVoiding = useLastResult("voidRanking");
  const { challenge } = ranking;
  const base = `/work/challenges/${encodeURIComponent(challenge.no)}`;
  return (
    <ObjectFrame
      title={`排名：${challenge.title}`}
      number={challenge.no}
      state={<StatusBadge noun="challenge" state={challenge.status} audience="staff" />}
      subtitle={
        <>
          <a href={base}>回到任务</a>　<a href={`/work/rounds/${encodeURIComponent(challenge.roundCode)}/standings?item=${encodeURIComponent(challenge.no)}`}>{standingWords.title}</a>
        </>
      }
      actions={ranking.kind === "frozen" && challenge.status === "ranked" && !ranking.isTainted ? <LinkButton href={`${base}/decision`}>研究决定</LinkButton> : undefined}
      now={frame.now}
    >
      {ranking.kind === "frozen" && ranking.isTainted && (
        <Alert tone="problem" title="排名须作废">
          固定以后登记了须回避的专家，其评分已计入本排名。作废并重新固定前不能研究决定；详见“<a href={`${base}/conflicts`}>回避情况</a>”。
        </Alert>
      )}
      {voiding && ranking.kind === "frozen" && ranking.isTainted && (
        <Section title="作废排名" id="voidRanking">
          <MoveForm noun="challenge" offer={voiding} frame={frame} checkers={[]} lastResult={lastVoiding} />
        </Section>
      )}
      {ranking.kind === "progress" ? <Progress ranking={ranking} /> : <FrozenRankingPart ranking={ranking} href={`${base}/ranking-file`} again={reply?.intent === "recompute" ? (reply.answer as { differs: string[]; sheets: number } | null) : null} />}
      {freeze && challenge.status === "inReview" && ranking.kind === "progress" && ranking.live > 0 && ranking.signed === ranking.live && (
        <PaperVoteForm ranking={ranking} checkers={checkers} frame={frame} lastResult={lastVote} />
      )}
      <VoidedRankings voided={ranking.voided} href={`${base}/ranking-file`} />
      {freeze && ranking.kind === "progress" && challenge.status === "inReview" && (
        <Section title={freeze.move === "endStage" ? "结束本阶段" : "固定排名"} id={freeze.move}>
          {obstacle ? <p className="measure">现在还不能{freeze.move === "endStage" ? "结束本阶段" : "固定排名"}：{obstacle}</p> : <MoveForm noun="challenge" offer={freeze} frame={frame} checkers={[]} lastResult={lastResult} />}
        </Section>
      )}
    </ObjectFrame>
  );
}

const progress: Column<RankingProgress["bids"][number]>[] = [
  { key: "code", head: "申报", isRowHead: true, cell: ({ code, unitName }) => `${code}　${unitName}` },
  { key: "live", head: "评审专家", unit: "名", isNumeric: true, cell: ({ live }) => live },
  { key: "signed", head: "已签署", unit: "份", isNumeric: true, cell: ({ signed }) => signed },
];

function Progress({ ranking }: { ranking: RankingProgress }) {
  return (
    <Section title={`${ranking.stage ? `第 ${String(ranking.stage.number)} 阶段（${stageWords[ranking.stage.kind]}，共 ${String(ranking.stage.of)} 个阶段）` : ""}评分进度：已签署 ${ranking.signed} / ${ranking.live}`}>
      <DataTable caption="评分进度" rows={ranking.bids} columns={progress} rowKey={({ no: bidNo }) => bidNo} empty={<EmptyState title="还没有申报进入评审">形式审查通过并分派专家后，这里显示签署进度。</EmptyState>} isPlain />
      <p className="mt-2 text-sm text-soft">固定排名前，经办和复核看不到分数，专家互相看不到分数。每份申报的有效评分至少 {ranking.leastValidScores} 份。</p>
    </Section>
  );
}
