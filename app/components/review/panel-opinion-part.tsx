import type { PanelBid, PanelPage, PanelVoteView } from "#app/domain/review/panel-view.ts";
import type { VetoRule } from "#app/domain/review/ranking-rules.ts";
import { type PanelQuestion, panelQuestions } from "#app/domain/review/votes.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { divergenceWords, panelQuestionWords, panelVetoWords, voteFieldWords, voteWords } from "#app/messages/zh-CN/panel.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import type { RepliedForm } from "#app/components/form/replied-form.ts";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";

/** One bid before the chair: totals and words by pseudonym, the alarm, the panel's words, votes. */
export function PanelOpinionPart({ bid, view, frame }: { bid: PanelBid; view: PanelPage; frame: WorkFrame }) {
  const { code, divergence } = bid;
  return (
    <Section title={`申报 ${code}　${bid.unitName}`} id={code}>
      <p>
        算术平均 <strong className="tabular-nums">{bid.mean ?? "—"}</strong> 分{divergence && `，${divergenceWords(divergence)}`}
        <span className="block text-sm text-soft">供撰写意见参考；排名的总分按本批次的汇总方法计算，可能与算术平均不同。</span>
      </p>
      {divergence?.isWide && <Alert tone="warning" title="评分分歧较大，请写明情况">极差超过 {view.rules.divergenceRange} 分或标准差超过 {view.rules.divergenceDeviation} 分。说明只作记录，不改变任何专家的评分。</Alert>}
      <RaisedVetoes bid={bid} rule={view.rules.veto} />
      <details className="my-3">
        <summary>各专家评分和意见（{bid.sheets.length} 份）</summary>
        <ul className="mt-2 space-y-3">
          {bid.sheets.map(({ pseudonym, total, opinion }) => (
            <li key={pseudonym}>
              <strong>
                {pseudonym}　<span className="tabular-nums">{total}</span> 分
              </strong>
              <p className="measure whitespace-pre-wrap">{opinion}</p>
            </li>
          ))}
        </ul>
      </details>
      {view.mayWrite && <OpinionForm bid={bid} frame={frame} />}
      {/* Paper has no fields: there the chair's words stand as text. */}
      <div className={view.mayWrite ? "only-print" : undefined}>
        <OpinionText bid={bid} />
      </div>
      <Votes votes={bid.votes} />
      {view.mayWrite && <VoteForm bid={bid} frame={frame} />}
    </Section>
  );
}

/** 一票否决 that experts raised, and what becomes of it. */
function RaisedVetoes({ bid: { vetoes }, rule }: { bid: PanelBid; rule: VetoRule }) {
  if (vetoes.length === 0) return null;
  return (
    <Alert tone="warning" title={panelVetoWords.title(vetoes.length)}>
      <ul className="list-disc pl-5">
        {vetoes.map(({ pseudonym, criterion, reason }) => (
          <li key={`${pseudonym} ${criterion}`}>{panelVetoWords.line(pseudonym, criterion, reason)}</li>
        ))}
      </ul>
      <p className="mt-1">{panelVetoWords.rule[rule]}</p>
    </Alert>
  );
}

function OpinionForm({ bid, frame }: { bid: PanelBid; frame: WorkFrame }) {
  const { code, opinion, divergence } = bid;
  return (
    <form method="post" aria-label={`${code} 的专家组意见`}>
      <UnsavedGuard keepAs={`opinion ${code}`} />
      <Once frame={frame} name={`opinion ${code}`} />
      <input type="hidden" name="bid" value={code} />
      <input type="hidden" name="revision" value={opinion?.revision ?? 0} />
      <label className="block font-medium">
        专家组意见
        <textarea name="opinion" rows={5} required maxLength={5000} defaultValue={opinion?.opinion} className={`${controlClass} measure mt-1`} />
      </label>
      <label className="mt-3 block font-medium">
        分歧说明{!divergence?.isWide && <span className="ml-2 text-sm font-normal text-soft">选填</span>}
        <textarea name="divergence" rows={2} required={divergence?.isWide} maxLength={2000} defaultValue={opinion?.divergence} className={`${controlClass} measure mt-1`} />
      </label>
      <p className="mt-3">
        <Button name="intent" value="write">
          {opinion ? "保存修改" : "保存意见"}
        </Button>
        {opinion && (
          <span className="ml-3 text-sm text-soft">
            第 {opinion.revision} 稿，<DateTime value={opinion.writtenAt} />
          </span>
        )}
      </p>
    </form>
  );
}

function OpinionText({ bid: { opinion } }: { bid: PanelBid }) {
  if (!opinion) return <p className="text-soft">没有写专家组意见。</p>;
  return (
    <>
      <p className="measure whitespace-pre-wrap">{opinion.opinion}</p>
      {opinion.divergence && <p className="measure whitespace-pre-wrap">分歧说明：{opinion.divergence}</p>}
    </>
  );
}

/** What the panel voted, one line a question. */
export function Votes({ votes }: { votes: readonly PanelVoteView[] }) {
  if (votes.length === 0) return null;
  return (
    <ul className="mt-3">
      {votes.map((vote) => (
        <li key={vote.question}>{voteWords(vote)}</li>
      ))}
    </ul>
  );
}

function VoteForm({ bid: { code, vetoes }, frame }: { bid: PanelBid; frame: WorkFrame }) {
  return (
    <details className="no-print mt-3" open={vetoes.length > 0}>
      <summary>登记表决（同分排序、否决事项）</summary>
      <form method="post" className="mt-2 flex flex-wrap items-end gap-3" aria-label={`${code} 的表决`}>
        <Once frame={frame} name={`vote ${code}`} />
        <input type="hidden" name="bid" value={code} />
        <VoteFields start={vetoes.length > 0 ? "veto" : "tie"} />
        <Button name="intent" value="vote" tone="plain">
          登记
        </Button>
      </form>
    </details>
  );
}

/** The question and the votes. */
export function VoteFields({ start, typed }: { start: PanelQuestion; typed?: RepliedForm }) {
  const textOf = (name: string) => typed?.field(name).initialValue as string | undefined;
  return (
    <>
        <label className="text-sm">
          {voteFieldWords.question}
          <select name="question" defaultValue={textOf("question") ?? start} className={`${controlClass} w-56`}>
            {panelQuestions.map((question) => (
              <option key={question} value={question}>
                {panelQuestionWords[question]}
              </option>
            ))}
          </select>
        </label>
        <label className="text-sm">
          {voteFieldWords.votesFor}
          <input id={typed?.field("votesFor").id} name="votesFor" inputMode="numeric" required defaultValue={textOf("votesFor")} className={`${controlClass} w-20`} />
        </label>
        <label className="text-sm">
          {voteFieldWords.votesAgainst}
          <input id={typed?.field("votesAgainst").id} name="votesAgainst" inputMode="numeric" required defaultValue={textOf("votesAgainst")} className={`${controlClass} w-20`} />
        </label>
    </>
  );
}
