import { useState } from "react";
import { type RadioactivityView, viewRadioactivity } from "#app/domain/challenge/radioactivity-view.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { radioactivityFormWords } from "#app/messages/zh-CN/radioactivity.ts";
import { RadioactivityResult } from "./radioactivity-result.tsx";

const fields = ["ra", "th", "k", "dosage"] as const;

type Typed = Record<(typeof fields)[number], string>;

/** As the check reads it: full-width digits of a Chinese keyboard too. */
const plain = (text: string) => toHalfWidth(text).trim();

/**
 * 放射性与掺量核算 inside another form: the fields have no names, so nothing of it is sent. `promised` is the dosage in percent that
 * the form around it promises, checked unless another is typed. Without script the public page does it.
 */
export function RadioactivityCheck({ promised = null }: { promised?: number | null }) {
  const [typed, setTyped] = useState<Omit<Typed, "dosage"> & { dosage: string | null }>({ ra: "", th: "", k: "", dosage: null });
  const shown: Typed = { ...typed, dosage: typed.dosage ?? (promised === null ? "" : String(promised)) };
  const isWhole = shown.ra !== "" && shown.th !== "" && shown.k !== "";
  const dosage = plain(shown.dosage).replace(/\s*%$/, "");
  const checked = isWhole ? viewRadioactivity({ ra: plain(shown.ra), th: plain(shown.th), k: plain(shown.k), ...(dosage !== "" && { dosage }) }) : null;
  const wrong = new Set(checked?.ok === false ? checked.refusal.fields?.map(({ path }) => path) : []);
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
              <input inputMode="decimal" value={shown[name]} aria-invalid={wrong.has(name) ? true : undefined} onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} className="mt-0.5 block min-h-9 w-36 rounded border border-edge px-2 text-right tabular-nums" />
            </label>
          ))}
        </div>
        {promised !== null && typed.dosage === null && <p className="mt-1 text-sm text-soft">{radioactivityFormWords.promised}</p>}
        {checked && !checked.ok && (
          <p role="alert" className="mt-2 text-red-dark">
            {fields.filter((name) => wrong.has(name)).map((name) => radioactivityFormWords.fields[name]).join("、")}：{radioactivityFormWords.unreadable}
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
