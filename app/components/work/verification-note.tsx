import type { Verification } from "#app/domain/audit/view.ts";
import { chainProblemWords } from "#app/messages/zh-CN/audit.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { Alert } from "#app/components/ui/alert.tsx";

/** The last check of the log in words. */
export function VerificationNote({ last }: { last: Verification | null }) {
  if (last === null) return <Alert tone="note" title="还没有核验过">建议在开标、固定排名和公示之前各核验一次。</Alert>;
  if (last.problem === null) {
    return (
      <Alert tone="done" title="日志完整">
        最近一次核验：{formatDateTime(last.at)}，全部记录首尾相连，没有改动、缺失或插入。
      </Alert>
    );
  }
  return (
    <Alert tone="problem" title="日志不完整">
      最近一次核验：{formatDateTime(last.at)}，{chainProblemWords[last.problem]}请立即保存数据库现场，停止办理，并报告主管领导。
    </Alert>
  );
}
