import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";

/** 代录 and not taken over yet; the officer can make the code anew. */
export function PaperAlert({ receivedOn, mayRenew, frame }: { receivedOn: string | null; mayRenew: boolean; frame: WorkFrame }) {
  return (
    <Alert tone="note" title="代录的纸质需求，企业尚未认领">
      收件日期 {receivedOn}。
      {mayRenew && (
        <form method="post" className="mt-2">
          <Once frame={frame} name="renewCode" />
          <Button tone="plain" name="intent" value="renewCode">
            重制认领码
          </Button>
          <span className="ml-3 text-sm text-soft">原码作废，新码只显示一次。</span>
        </form>
      )}
    </Alert>
  );
}
