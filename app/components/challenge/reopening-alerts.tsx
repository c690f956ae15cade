import type { Reopening } from "#app/domain/ticket/view.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

/** 重新开放公告: that one bid is or was open again, never whose. */
export function ReopeningAlerts({ reopenings }: { reopenings: Reopening[] }) {
  return (
    <>
      {reopenings.map(({ from, until, publicReason }) => (
        <Alert key={from} tone="warning" title="重新开放公告">
          因{publicReason}，一份申报于 <DateTime value={from} /> 至 <DateTime value={until} /> 重新开放提交，期满后开标。按规则不公开单位名称。
        </Alert>
      ))}
    </>
  );
}
