import type { WorkFrame } from "#app/domain/site/frame.ts";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";

/** 登记送达: where the notice did not reach the team through the platform. */
export function ServeForm({ frame }: { frame: WorkFrame }) {
  return (
    <details className="no-print mt-2">
      <summary className="text-sm">平台没有送达的，登记实际送达</summary>
      <form method="post" aria-label="登记送达" className="mt-2 flex flex-wrap items-end gap-3">
        <Once frame={frame} name="serve" />
        <label className="text-sm">
          送达日期
          <input type="date" name="servedOn" required className="block rounded border border-edge bg-white px-3 py-1.5" />
        </label>
        <label className="text-sm">
          方式
          <input name="how" required maxLength={100} placeholder="如 邮寄、当面" className="block rounded border border-edge bg-white px-3 py-1.5" />
        </label>
        <Button name="intent" value="serveCorrection" tone="plain">
          登记送达，重新起算
        </Button>
      </form>
    </details>
  );
}
