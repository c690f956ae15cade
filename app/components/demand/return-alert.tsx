import { Alert } from "#app/components/ui/alert.tsx";
import { returnWords } from "#app/messages/zh-CN/demand.ts";

/** 退回修改: what is to be changed, before anything else. */
export function ReturnAlert({ reason }: { reason: string | null }) {
  return reason === null ? null : (
    <Alert tone="warning" title={returnWords.title}>
      {reason}
    </Alert>
  );
}
