import { useState } from "react";
import { type RadioactivityView, viewRadioactivity } from "#app/domain/challenge/radioactivity-view.ts";
import { radioactivityFormWords } from "#app/messages/zh-CN/radioactivity.ts";
import { RadioactivityResult } from "./radioactivity-result.tsx";

const fields = ["ra", "th", "k", "dosage"] as const;

/** 放射性与掺量核算 inside another form: the fields have no names, so nothing of it is sent. Without script the public page does it. */
export function RadioactivityCheck() {
  const [typed, setTyped] = useState<Record<(typeof fields)[number], string>>({ ra: "", th: "", k: "", dosage: "" });
  const isWhole = typed.ra !== "" && typed.th !== "" && typed.k !== "";
  const checked = isWhole ? viewRadioactivity({ ra: typed.ra, th: typed.th, k: typed.k, ...(typed.dosage !== "" && { dosage: typed.dosage }) }) : null;
  const view: RadioactivityView | null = checked?.ok ? checked.value : null;
  return (
    <details className="mt-4 rounded border border-line">
      <summary className="bg-wash px-4 py-2">{radioactivityFormWords.title}</summary>
      <div className="px-4 py-3">
        <p className="text-sm text-soft">
          {radioactivityFormWords.hint}
          <a href="/rules/radioactivity" target="_blank">
            {radioactivityFormWords.page}
          </a>
        </p>
        <div className="mt-2 flex flex-wrap gap-4">
          {fields.map((name) => (
            <label key={name} className="text-sm">
              {radioactivityFormWords.fields[name]}
              <input inputMode="decimal" value={typed[name]} onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} className="mt-0.5 block min-h-9 w-36 rounded border border-edge px-2 text-right tabular-nums" />
            </label>
          ))}
        </div>
        {checked && !checked.ok && (
          <p role="alert" className="mt-2 text-red-dark">
            {radioactivityFormWords.unreadable}
          </p>
        )}
        {view && (
          <div role="status" className="mt-3">
            <RadioactivityResult view={view} />
          </div>
        )}
      </div>
    </details>
  );
}
