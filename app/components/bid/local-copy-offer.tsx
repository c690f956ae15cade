import { type RefObject, useEffect, useState } from "react";
import { postForm } from "#app/components/form/background-save.ts";
import { entriesOf } from "#app/components/form/kept-text.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { formatClock, formatDate } from "#app/messages/format.ts";
import { localCopyWords } from "#app/messages/zh-CN/bid-draft.ts";
import { dropCopy, type LeftCopy, type LocalCopy } from "#app/components/form/local-copy.ts";

/** Fields that every page has anew. */
const ownOfAPage = new Set(["revision", "once", "intent"]);

/**
 * What an earlier page could not save, offered back. Taking it saves it on top of the revision that it was typed on: if
 * somebody saved meanwhile, the server sets it aside and the page comes back with both texts side by side.
 */
export function LocalCopyOffer({ copy, form, to }: { copy: LocalCopy | null; form: RefObject<HTMLFormElement>; to: string }) {
  const [left, setLeft] = useState<LeftCopy[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void copy?.findLeft().then((found) => {
      if (isGone || !form.current) return;
      const shown = typed(entriesOf(form.current));
      const differs = ({ fields }: LeftCopy) => typed(fields) !== shown;
      for (const same of found.filter((one) => !differs(one))) dropCopy(same);
      setLeft(found.filter(differs));
    });
    return () => {
      isGone = true;
    };
  }, [copy, form]);
  const [newest] = left;
  if (!newest) return null;
  const at = new Date(newest.at).toISOString();
  const takeBack = async () => {
    const answer = await postForm(to, newest.fields);
    if (!answer.ok && answer.code !== "editedElsewhere") return setRefused(answer.words);
    dropCopy(newest);
    location.reload();
  };
  const letGo = () => {
    dropCopy(newest);
    setRefused(null);
    setLeft(left.slice(1));
  };
  return (
    <Alert tone="warning" title={localCopyWords.title(`${formatDate(at)} ${formatClock(at)}`)}>
      <p>{localCopyWords.explains}</p>
      {refused !== null && (
        <>
          <p className="font-medium text-red-dark">{localCopyWords.refused(refused)}</p>
          <textarea readOnly rows={8} aria-label={localCopyWords.text} className="mt-2 w-full rounded border border-edge bg-white p-2 text-sm" value={textOf(newest)} />
        </>
      )}
      <p className="mt-2 flex flex-wrap gap-3">
        <Button type="button" onClick={takeBack}>
          {localCopyWords.takeBack}
        </Button>
        <Button type="button" tone="plain" onClick={letGo}>
          {localCopyWords.letGo}
        </Button>
      </p>
    </Alert>
  );
}

/** What of the fields somebody typed, to compare. Empty fields may be more or fewer: rows are added as they are needed. */
function typed(fields: [string, string][]): string {
  return JSON.stringify(fields.filter(([name, text]) => text !== "" && !ownOfAPage.has(name)));
}

function textOf({ fields }: LeftCopy): string {
  const isTyped = ([name, text]: [string, string]) => text.trim() !== "" && !ownOfAPage.has(name) && !name.endsWith(".code");
  return fields
    .filter(isTyped)
    .map(([, text]) => text)
    .join("\n");
}
