import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { formatDateTime } from "#app/messages/format.ts";
import type { Attachments } from "./use-attachments.ts";

const steps = {
  submit: { words: "提交", effect: "内容立即加密密封并给出回执。截止前任何人（包括工作人员）都不能打开，也不知道有这份申报；您可以替换或撤回。" },
  replace: { words: "替换", effect: "以现在的内容替换已提交的版本并给出新的回执，开标时只开启最后一个有效版本；旧版本仍然密封保存。" },
  correct: { words: "提交补正", effect: "补正内容替代原内容，只能提交一次，提交后不能再改。" },
} as const;

/** 暂存 and the move that ends the writing, with what it will do. 暂存 comes first, so that Enter in a field only saves. */
export function SubmitPart({ bid, missing, attachments, form }: { bid: OwnBid; missing: number; attachments: Pick<Attachments, "sealed" | "unfinished">; form: string }) {
  const move = bid.editing.mode === "correction" ? "correct" : bid.status === "submitted" ? "replace" : "submit";
  const { words, effect } = steps[move];
  const until = bid.editing.mode === "locked" ? null : bid.editing.until;
  return (
    <Section title={words} id="submit">
      <p className="mb-3 measure">
        {effect}
        {until && `截止时间 ${formatDateTime(until)}，以服务器收到的时间为准。`}
      </p>
      {missing > 0 && <p className="mb-3 font-medium text-red-dark">还缺 {missing} 项，补齐后才能{words}；现在可以暂存。</p>}
      {move !== "correct" && <p className="mb-3">{includedWords(attachments)}</p>}
      <p className="mb-3 text-sm text-soft">
        因系统原因提交不了的，<a href={`/work/tickets/new?bid=${encodeURIComponent(bid.no)}`}>登记提交遇阻</a>。
      </p>
      <p className="flex flex-wrap gap-3">
        <Button form={form} name="intent" value="save" tone="plain">
          暂存
        </Button>
        <Button form={form} name="intent" value={move}>
          {words}
        </Button>
      </p>
    </Section>
  );
}

function includedWords({ sealed, unfinished }: Pick<Attachments, "sealed" | "unfinished">): string {
  const included = sealed > 0 ? `包括已封存的 ${sealed} 个附件。` : "不包括附件。";
  return unfinished > 0 ? `${included}另有 ${unfinished} 个附件没有传完，不在其中；传完后可以替换。` : included;
}
