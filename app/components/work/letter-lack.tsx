import { Alert } from "#app/components/ui/alert.tsx";

/** What stands between an item that was entered for an owner and its publication: the owner's letter. Its words come with the page. */
export function LetterLack({ lack, base }: { lack: { title: string; words: string; record: string } | null; base: string }) {
  if (!lack) return null;
  return (
    <Alert tone="warning" title={lack.title}>
      {lack.words} <a href={`${base}/letter`}>{lack.record}</a>
    </Alert>
  );
}
