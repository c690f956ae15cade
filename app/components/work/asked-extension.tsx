import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

/** 提议延期: what another person is asked to let happen. */
export function AskedExtension({ asked }: { asked: { closesAt: string; reason: string; by: string | null } | null }) {
  if (!asked) return null;
  return (
    <Alert tone="note" title="已提议延期，待另一人同意">
      {asked.by ?? "系统"}提议把截止时间推后到 <DateTime value={asked.closesAt} />。理由：{asked.reason}
      <span className="block">由提议人以外的复核人在下面“办理”中同意延期；同意前截止时间不变。</span>
    </Alert>
  );
}
