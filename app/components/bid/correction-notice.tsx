import type { ReactNode } from "react";
import { Alert } from "#app/components/ui/alert.tsx";
import type { CorrectionView } from "#app/domain/bid/view.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { correctableWords } from "#app/messages/zh-CN/bid.ts";

/** 补正通知: why, what may change, until when, once. */
export function CorrectionNotice({ correction, children }: { correction: CorrectionView; children?: ReactNode }) {
  return (
    <Alert tone="warning" title={`请在 ${formatDateTime(correction.dueAt)} 前补正`}>
      <p className="whitespace-pre-wrap">原因：{correction.words}</p>
      <p>可以改动：{correction.fields.map((field) => correctableWords[field]).join("、")}。只能补正一次，逾期不再接收。</p>
      {children}
    </Alert>
  );
}
