import { type RefObject, useEffect, useState } from "react";
import { BackgroundSave } from "#app/components/form/background-save.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";

interface Saved {
  revision: number;
  savedAt: string;
  missing: FieldProblem[];
}

export interface DemandSave {
  savedAt: string | null;
  missing: FieldProblem[];
  isSaving: boolean;
  problem: string | null;
}

/** Saves the form in the background; what is not yet saved stays in this tab. Without script the page's own button does it. */
export function useDemandSave(form: RefObject<HTMLFormElement>, to: string | null, start: { savedAt: string | null; missing: FieldProblem[] }, isAhead: boolean): DemandSave {
  const [state, setState] = useState<DemandSave>({ ...start, isSaving: false, problem: null });
  useEffect(() => {
    if (to === null || !form.current) return;
    const saving = new BackgroundSave<Saved>(form.current, {
      to,
      storageKey: to,
      report: (report) => {
        if (report.kind === "saving") setState((before) => ({ ...before, isSaving: true }));
        if (report.kind === "saved") setState({ savedAt: report.value.savedAt, missing: report.value.missing, isSaving: false, problem: null });
        if (report.kind === "failed") setState((before) => ({ ...before, isSaving: false, problem: report.words }));
      },
    });
    if (isAhead) form.current.dispatchEvent(new Event("input", { bubbles: true }));
    return () => saving.stop();
  }, [form, to, isAhead]);
  return state;
}
