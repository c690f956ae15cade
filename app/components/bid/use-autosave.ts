import { type RefObject, useEffect, useState } from "react";
import { hearClock } from "#app/browser/server-clock.ts";
import { BackgroundSave, type SaveReport, type SpareCopy } from "#app/components/form/background-save.ts";
import type { Missing } from "#app/domain/bid/completeness.ts";
import type { IdentityFinding } from "#app/domain/bid/identity-scan.ts";

/** What the server answers to a saved draft. */
interface Saved {
  revision: number;
  savedAt: string;
  missing: Missing[];
  identity: IdentityFinding[];
}

export interface SaveState {
  /** ISO, by the server's clock; null before the first save. */
  savedAt: string | null;
  missing: Missing[];
  identity: IdentityFinding[];
  isSaving: boolean;
  /** A submission is on its way. */
  isSending: boolean;
  problem: { code: string; words: string } | null;
  /** What is not yet saved also lies encrypted in this browser. */
  hasCopy: boolean;
}

/** Where a form is saved, and where its submission leads; null: it only saves. */
interface FormAddresses {
  draft: string;
  submitted: string | null;
}

/** How the saving of a form stands; it starts from what the server rendered. Without script, or switched off, it stays there. */
export function useAutosave(form: RefObject<HTMLFormElement>, { draft, submitted }: FormAddresses, start: Pick<SaveState, "savedAt" | "missing" | "identity">, isOn: boolean, spare: SpareCopy | null): SaveState {
  const [state, setState] = useState<Omit<SaveState, "hasCopy">>({ ...start, isSaving: false, isSending: false, problem: null });
  useEffect(() => {
    if (!isOn || !form.current) return;
    const show = (report: SaveReport<Saved>) => {
      if (report.kind === "saved") hearClock(report.value.savedAt);
      setState((before) => after(before, report));
    };
    const submission = { leadsTo: (intent: string) => (intent === "save" ? null : submitted), begins: () => setState((before) => ({ ...before, isSending: true, problem: null })) };
    const saving = new BackgroundSave<Saved>(form.current, { to: draft, storageKey: null, spare, submission, report: show });
    return () => saving.stop();
  }, [form, draft, submitted, isOn, spare]);
  return { ...state, hasCopy: spare !== null };
}

function after(before: Omit<SaveState, "hasCopy">, report: SaveReport<Saved>): Omit<SaveState, "hasCopy"> {
  switch (report.kind) {
    case "typing":
      return before;
    case "saving":
      return { ...before, isSaving: true };
    case "saved":
      return { savedAt: report.value.savedAt, missing: report.value.missing, identity: report.value.identity, isSaving: false, isSending: false, problem: null };
    case "failed":
      return { ...before, isSaving: false, isSending: false, problem: { code: report.code, words: report.words } };
  }
}
