import { fileTypes } from "#app/domain/bid/file.ts";

const accepted = [...fileTypes, "jpeg"].map((type) => `.${type}`).join(",");

/** The field `file` of a plain form by which attachments come after the opening. */
export function FileChoice({ label, hint }: { label: string; hint?: string }) {
  return (
    <label className="grid min-w-0 gap-1">
      <span className="font-medium">{label}</span>
      {hint !== undefined && <span className="text-sm text-soft">{hint}</span>}
      <input type="file" name="file" multiple accept={accepted} className="min-h-10 w-full py-1.5" />
    </label>
  );
}
