import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { UnwantedRequest } from "#app/domain/review/unwanted.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { unwantedWords } from "#app/messages/zh-CN/unwanted.ts";

/** 建议不邀请的专家: what teams asked, and the officer's answer, before anybody is drawn or called. */
export function UnwantedPart({ requests, mayAnswer, frame }: { requests: readonly UnwantedRequest[]; mayAnswer: boolean; frame: WorkFrame }) {
  if (requests.length === 0) return null;
  return (
    <Section title="申报单位建议不邀请的专家" id="unwanted" aside="由经办逐项答复；采纳的，该专家不再参加本任务">
      <ul className="divide-y divide-line border-y border-line">
        {requests.map((request) => (
          <li key={`${request.code} ${request.expertNo}`} className="py-3">
            <strong>
              {request.expertName}（{request.expertNo}）
            </strong>
            　{request.unitName}
            <span className="block">
              {request.code} 提出：{request.reason}
            </span>
            <span className={request.answer ? "block text-soft" : "block text-red-dark"}>{unwantedWords(request.answer)}</span>
            {!request.answer && mayAnswer && <AnswerForm request={request} frame={frame} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AnswerForm({ request: { expertNo, expertName, bidNo, code }, frame }: { request: UnwantedRequest; frame: WorkFrame }) {
  return (
    <details className="no-print mt-1">
      <summary className="text-sm">答复</summary>
      <form method="post" action="#unwanted" className="mt-2 max-w-2xl space-y-3" aria-label={`答复 ${code} 关于 ${expertName} 的申请`}>
        <Once frame={frame} name={`unwanted${bidNo}${expertNo}`} />
        <input type="hidden" name="expert" value={expertNo} />
        <input type="hidden" name="bid" value={bidNo} />
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="sr-only">答复</legend>
          {([["accept", "采纳，该专家回避本任务，已有的评审任务立即终止"], ["refuse", "不采纳"]] as const).map(([value, words]) => (
            <label key={value} className="flex min-h-8 items-center gap-2">
              <input type="radio" name="answer" value={value} required className="size-4 accent-blue" />
              {words}
            </label>
          ))}
        </fieldset>
        <label className="block text-sm">
          理由
          <textarea name="reason" rows={2} required maxLength={300} className={controlClass} />
        </label>
        <Button tone="plain" name="intent" value="answerUnwanted">
          登记答复
        </Button>
      </form>
    </details>
  );
}
