import { type RefObject, useEffect, useState } from "react";
import type { Missing } from "#app/domain/bid/completeness.ts";
import { type SaveReport, startAutosave } from "./start-autosave.ts";

export interface SaveState {
  /** ISO, by the server's clock; null before the first save. */
  savedAt: string | null;
  missing: Missing[];
  isSaving: boolean;
  problem: { code: string; words: string } | null;
}

/** How the saving of a form stands; it starts from what the server rendered. Without script, or switched off, it stays there. */
export function useAutosave(form: RefObject<HTMLFormElement>, to: string, start: { savedAt: string | null; missing: Missing[] }, isOn: boolean): SaveState {
  const [state, setState] = useState<SaveState>({ ...start, isSaving: false, problem: null });
  useEffect(() => {
    if (!isOn || !form.current) return;
    return startAutosave(form.current, to, (report) => setState((before) => after(before, report)));
  }, [form, to, isOn]);
  return state;
}

function after(before: SaveState, report: SaveReport): SaveState {
  switch (report.kind) {
    case "saving":
      return { ...before, isSaving: true };
    case "saved":
      return { savedAt: report.at, missing: report.missing, isSaving: false, problem: null };
    case "failed":
      return { ...before, isSaving: false, problem: { code: report.code, words: report.words } };
  }
}
