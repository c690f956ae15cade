import { useActionData, useLoaderData } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { unsavedWords } from "#app/messages/zh-CN/unsaved.ts";
import { guardUnsaved } from "./guard-unsaved.ts";
import type { LocalCopyKey } from "./local-copy.ts";
import { UnsentCopy } from "./unsent-copy.tsx";

/**
 * Stands in a long form that no autosave watches: leaving it with something typed is asked about first (experience.md: no keystroke is
 * lost). What was typed then also survives a reload or a crash: with `keepAs`, the form's own name, the texts in this tab; with
 * `copyKey` the whole form, encrypted in this browser, which offers it back.
 */
export function UnsavedGuard({ keepAs = null, copyKey }: { keepAs?: string | null; copyKey?: LocalCopyKey }) {
  const place = useRef<HTMLDivElement>(null);
  const isAnswer = useActionData() !== undefined;
  // A form that came back after the sign-in, or late, is saved nowhere either.
  const isBack = useLoaderData<{ reply?: object } | undefined>()?.reply !== undefined;
  const [isPutBack, setPutBack] = useState(false);
  useEffect(() => {
    const form = place.current?.closest("form");
    return form ? guardUnsaved(form, { isUnsaved: isAnswer && keepAs === null, keepAs: keepAs === null ? null : `form ${keepAs}`, onPutBack: () => setPutBack(true) }) : undefined;
  }, [isAnswer, keepAs]);
  const returned = useCallback(() => setPutBack(true), []);
  return (
    <div ref={place} role="status">
      {isPutBack && <p className="mb-3 font-medium">{unsavedWords.putBack}</p>}
      {copyKey && <UnsentCopy place={place} given={copyKey} isAnswer={isAnswer || isBack} onReturn={returned} />}
    </div>
  );
}
