import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { correctionOf } from "#app/domain/bid/form-lines.ts";
import type { FormCheckRow } from "#app/domain/bid/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";

interface Many {
  done: string[];
  refused: { no: string; refusal: Refusal }[];
}

/** The moves over all bids of the item at once, with their count; what was refused is named with its reason. */
export function CheckManyPanel({ rows, frame, many }: { rows: FormCheckRow[]; frame: WorkFrame; many: Many | null }) {
  const open = rows.filter(({ status }) => status === "underFormCheck");
  const settled = open.filter(({ isSettled }) => isSettled).length;
  const asked = open.filter(({ lines }) => correctionOf(lines) !== null).length;
  return (
    <>
      {many && many.done.length > 0 && <Alert tone="done">已办理 {many.done.length} 份：{many.done.join("、")}。</Alert>}
      {many && many.refused.length > 0 && (
        <Alert tone="problem" title={`${many.refused.length} 份没有办理`}>
          <ul className="list-disc pl-5">
            {many.refused.map(({ no, refusal }) => (
              <li key={no}>
                {no}：{quotedRefusal(refusal)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {settled + asked > 0 && (
        <form method="post" className="no-print my-4 flex flex-wrap items-center gap-3" aria-label="一次办理">
          <Once frame={frame} name="many" />
          {settled > 0 && (
            <Button name="intent" value="passSettled" tone="plain">
              一次通过 {settled} 份没有问题的
            </Button>
          )}
          {asked > 0 && (
            <Button name="intent" value="sendCorrections" tone="plain">
              发出 {asked} 份补正通知
            </Button>
          )}
          <span className="text-sm text-soft">没有问题：各项自动审查无提示，或已逐项登记“符合”。补正通知由各项“须补正”的意见合成，每份只能发一次。</span>
        </form>
      )}
    </>
  );
}
