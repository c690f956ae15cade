import { useState } from "react";
import type { FieldLike } from "./field-frame.tsx";
import { controlClass, describedBy, FieldFrame } from "./field-frame.tsx";
import { SelectField, TextField } from "./fields.tsx";

/** Somebody who may have checked a paper (核对人). */
export interface Checker {
  username: string;
  name: string;
}

export const paperLabels = { date: "办理日期", place: "地点", people: "参加人员", checker: "核对人", scan: "扫描件", digest: "SHA-256 摘要" } as const;
export type PaperField = keyof typeof paperLabels;

export interface PaperFieldsProps {
  fields: Record<PaperField, FieldLike>;
  checkers: Checker[];
}

/** 线下办理: how it was done on paper. Required only when that button is used, so the server says what is missing. */
export function PaperFields({ fields, checkers }: PaperFieldsProps) {
  return (
    <>
      <p className="mb-4 text-sm text-soft">纸面已经办完、现在补录的，填写以下各项。记录将标注“线下”并列入例外清单。</p>
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-6">
        <TextField field={fields.date} label={paperLabels.date} type="date" className="max-w-56" isOptional={false} />
        <TextField field={fields.place} label={paperLabels.place} />
        <TextField field={fields.people} label={paperLabels.people} hint="姓名之间用顿号隔开" />
        <SelectField field={fields.checker} label={paperLabels.checker} hint="登记人以外的第二人，已与纸件核对" options={checkers.map(({ username, name }) => ({ value: username, words: `${name}（${username}）` }))} />
      </div>
      <ScanField scan={fields.scan} digest={fields.digest} />
    </>
  );
}

/**
 * The scan's digest. With script the browser computes it and the file never leaves it; without, the server hashes a
 * small file and lets it go; or the digest is typed.
 */
export function ScanField({ scan, digest, label = paperLabels.scan }: { scan: FieldLike; digest: FieldLike; label?: string }) {
  const [hashed, setHashed] = useState<{ name: string; hex: string } | null>(null);
  async function choose(input: HTMLInputElement) {
    const file = input.files?.[0];
    setHashed(file && globalThis.crypto?.subtle ? { name: file.name, hex: await sha256(file) } : null);
  }
  // Named one by one: a field's metadata is a proxy, and spreading it loses its id.
  const { id, name, errorId, descriptionId } = scan;
  const field: FieldLike = { id, name, errorId, descriptionId, errors: [...(scan.errors ?? []), ...(digest.errors ?? [])] };
  return (
    <FieldFrame field={field} label={label} hint="只记录 SHA-256 摘要，不保存文件；原件和扫描件请自行归档。未启用脚本时，文件不超过 900 KB，较大的请直接填写摘要。" >
      <input
        type="file"
        id={scan.id}
        // With the digest at hand the file need not be sent.
        name={hashed ? undefined : scan.name}
        onChange={(event) => void choose(event.currentTarget)}
        aria-describedby={describedBy(field, true)}
        className={`${controlClass} max-w-xl`}
      />
      <label className="mt-2 block text-sm">
        {paperLabels.digest}
        <input key={hashed?.hex ?? ""} name={digest.name} defaultValue={hashed?.hex ?? (digest.initialValue as string | undefined)} pattern="(sha256:)?[0-9a-fA-F]{64}" maxLength={71} className={`${controlClass} max-w-xl font-mono text-sm`} />
      </label>
      {hashed && (
        <p role="status" className="mt-1 text-sm">
          已计算“{hashed.name}”的摘要。
        </p>
      )}
    </FieldFrame>
  );
}

async function sha256(file: File): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
