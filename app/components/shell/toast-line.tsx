import { Alert } from "#app/components/ui/alert.tsx";
import type { Toast } from "#app/domain/site/frame.ts";

const titles: Record<Toast["tone"], string> = { done: "已办理", already: "已经办理过", warning: "请注意", problem: "没有成功" };

/** What the last step did, at the top of the page where it led. */
export function ToastLine({ toast }: { toast: Toast }) {
  return (
    <div className="no-print">
      <Alert tone={toast.tone === "already" ? "note" : toast.tone} title={titles[toast.tone]}>
        {toast.text}
      </Alert>
    </div>
  );
}
