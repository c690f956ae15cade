import { type SubmissionResult, useForm } from "@conform-to/react";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { FrozenRanking } from "#app/domain/review/ranking-view.ts";
import { ownerAnswerWords, shortlistWords } from "#app/messages/zh-CN/shortlist.ts";
import { ownerViewWords } from "#app/messages/zh-CN/owner-view.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { CheckField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { isOpen, type Offer } from "#app/components/form/move-form.tsx";
import { Once } from "#app/components/form/once.tsx";
import { type Checker, PaperFields } from "#app/components/form/paper-fields.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";

export interface DecisionFormProps {
  ranking: FrozenRanking;
  offer: Offer;
  frame: WorkFrame;
  checkers: Checker[];
  lastResult: SubmissionResult<string[]> | undefined;
}

// A type and not an interface: Conform asks for an index signature, which only a type has by itself.
type Fields = {
  lines: { no: string; award: boolean; reserve: boolean; wan: string }[];
  minuteNo: string;
  reason: string;
  noAward: boolean;
  offline: Record<string, string>;
};

/** 定榜: who gets what, in the order of the ranking; online by the leader, or entered from the leader's signed paper. */
export function DecisionForm({ ranking, offer, frame, checkers, lastResult }: DecisionFormProps) {
  const { challenge } = ranking;
  const lines = ranking.lines.map(({ no }) => ({ no, award: false, reserve: false, wan: "" }));
  const [form, fields] = useForm<Fields>({ id: "decide", lastResult, defaultValue: { lines }, shouldValidate: "onSubmit" });
  const paper = fields.offline.getFieldset() as unknown as Record<"date" | "place" | "people" | "checker" | "scan" | "digest", FieldLike>;
  return (
    <form method="post" encType="multipart/form-data" id={form.id} noValidate aria-label="研究决定">
      <ErrorSummary form={form} labels={{ awards: "拟立项", reserves: "备选", minuteNo: "会议纪要编号", reason: "理由", noAward: "不予立项" }} />
      <input type="hidden" name="intent" value="decide" />
      <UnsavedGuard />
      <Once frame={frame} name="decide" />
      <Choices ranking={ranking} fields={fields.lines.getFieldList().map((line) => line.getFieldset() as unknown as Record<"no" | "award" | "reserve" | "wan", FieldLike>)} />
      <p className="my-3 text-sm text-soft">
        {challenge.race ? "本任务赛马：可选多份，支持金额须相等；" : "本任务只选一份；"}财政资金共 {formatWan(challenge.fiscalFen)} 万元，金额留空的按份数平分，且不超过其申请额。未按名次、同名次中取舍、未达分数线，或需求方不同意、逾期没有答复的，须写明理由。
      </p>
      <CheckField field={fields.noAward} label="不予立项（须写明理由）" />
      <TextField field={fields.minuteNo} label="会议纪要编号" hint="局长办公会或党组会纪要" className="max-w-sm" />
      <TextArea field={fields.reason} label="理由" rows={3} isOptional hint="供监督查阅；被跳过的申报单位在自己的结果中看到。" />
      <Online offer={offer} frame={frame} />
      {offer.offlineRefusal === null && (
        <details open={!isOpen(offer)} className="mt-5 border-t border-line pt-4">
          <summary className="font-medium">线下办理：领导已在纸上签批，现在补录</summary>
          <div className="mt-3">
            <PaperFields fields={paper} checkers={checkers} />
            <Button tone="plain" name="offline.mark" value="yes">
              登记为线下决定
            </Button>
          </div>
        </details>
      )}
    </form>
  );
}

function Choices({ ranking, fields }: { ranking: FrozenRanking; fields: Record<"no" | "award" | "reserve" | "wan", FieldLike>[] }) {
  return (
    <table className="cards w-full border-collapse text-sm">
      <caption className="sr-only">拟立项和备选</caption>
      <thead>
        <tr className="border-b-2 border-blue text-left">
          {["名次", "申报", "总分", "拟立项", "支持金额（万元）", "备选"].map((head) => (
            <th key={head} scope="col" className="px-3 py-2">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ranking.lines.map((line, index) => {
          const field = fields[index]!;
          const unit = `${line.unitName}（${line.bid}）`;
          const cell = "border-b border-line px-3 py-2";
          return (
            <tr key={line.no}>
              <td className={cell} data-label="名次">
                {line.place}
              </td>
              <th scope="row" className={`${cell} text-left font-normal`}>
                <input type="hidden" name={field.no.name} value={line.no} />
                <strong>{line.unitName}</strong> <span className="text-soft">{line.bid}</span>
                {line.missed.length > 0 && <span className="block text-red-dark">▲ 未达分数线</span>}
                {line.vetoed && <span className="block text-red-dark">▲ 一票否决成立</span>}
                {line.ownerWords !== "" && <span className="block text-soft">{ownerViewWords.title}：{line.ownerWords}</span>}
                {line.ownerAnswer && <span className={line.ownerAnswer.word === "confirmed" ? "block text-soft" : "block text-red-dark"}>{shortlistWords.title}：{ownerAnswerWords(line.ownerAnswer)}</span>}
                {line.failsHard.length > 0 && <span className="block text-red-dark">▲ 约束性指标不响应 {line.failsHard.join("、")}</span>}
              </th>
              <td className={cell} data-label="总分">
                {line.total}
              </td>
              <td className={cell} data-label="拟立项">
                <input type="checkbox" name={field.award.name} defaultChecked={field.award.initialValue === "on"} aria-label={`拟立项 ${unit}`} className="size-5 accent-blue" />
              </td>
              <td className={cell} data-label="支持金额（万元）">
                <input name={field.wan.name} inputMode="decimal" defaultValue={field.wan.initialValue as string | undefined} aria-label={`支持金额 ${unit}`} aria-invalid={field.wan.errors?.length ? true : undefined} className="w-28 rounded border border-edge px-2 py-1 text-right" />
              </td>
              <td className={cell} data-label="备选">
                <input type="checkbox" name={field.reserve.name} defaultChecked={field.reserve.initialValue === "on"} aria-label={`备选 ${unit}`} className="size-5 accent-blue" />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Online({ offer, frame }: { offer: Offer; frame: WorkFrame }) {
  if (offer.refusal?.code === "secondFactorNeeded") return <LinkButton href={`/second-factor?next=${encodeURIComponent(frame.path)}`}>验证身份后决定</LinkButton>;
  if (offer.refusal) return <p className="text-soft">在线办理：{offer.refusal.words}</p>;
  return <Button>作出决定</Button>;
}
