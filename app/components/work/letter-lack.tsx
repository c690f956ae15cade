import { Alert } from "#app/components/ui/alert.tsx";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";

/** What stands between an item that was entered for an owner and its publication: the owner's letter. */
export function LetterLack({ lack, base }: { lack: Refusal | null; base: string }) {
  if (!lack) return null;
  return (
    <Alert tone="warning" title={letterWords.lacks}>
      {refusalWords(lack)} <a href={`${base}/letter`}>{letterWords.record}</a>
    </Alert>
  );
}
