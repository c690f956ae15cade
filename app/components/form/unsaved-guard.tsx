import { useActionData } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { unsavedWords } from "#app/messages/zh-CN/unsaved.ts";
import { guardUnsaved } from "./guard-unsaved.ts";

/**
 * Stands in a long form that no autosave watches: leaving it with something typed is asked about first (experience.md: no keystroke is
 * lost). `keepAs`: the form's own name in this tab; what was typed then also survives a reload or a crash.
 */
export function UnsavedGuard({ keepAs = null }: { keepAs?: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  const isAnswer = useActionData() !== undefined;
  const [isPutBack, setPutBack] = useState(false);
  useEffect(() => {
    const form = place.current?.closest("form");
    return form ? guardUnsaved(form, { isUnsaved: isAnswer && keepAs === null, keepAs: keepAs === null ? null : `form ${keepAs}`, onPutBack: () => setPutBack(true) }) : undefined;
  }, [isAnswer, keepAs]);
  return (
    <div ref={place} role="status">
      {isPutBack && <p className="mb-3 font-medium">{unsavedWords.putBack}</p>}
    </div>
  );
}
