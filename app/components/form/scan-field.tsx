import { useState } from "react";
import { scanWords } from "#app/messages/zh-CN/scan.ts";
import { controlClass, describedBy, type FieldLike, FieldFrame } from "./field-frame.tsx";

type Kept = { name: string; digest: string } | { name: string; digest: null } | { problem: string } | null;

/** Sends the file as soon as it is chosen and answers its digest: a large scan never goes through the form itself. */
async function send(file: File): Promise<Kept> {
  const body = new FormData();
  body.append("file", file);
  const response = await fetch("/uploads/scan", { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
  const answer = response?.ok ? ((await response.json()) as { digest: string; name: string } | { problem: string }) : { problem: scanWords.failed };
  return "digest" in answer ? { name: answer.name, digest: answer.digest } : answer;
}

/**
 * 扫描件 of a paper. With script the file is kept at once and the form carries its digest; without, the form brings a small file
 * along (`fileName`), where it can; a digest alone may be typed.
 */
function ScanInput({ id, fileName, digestName, initial, isRequired, isInvalid, descriptions }: { id?: string; fileName?: string; digestName: string; initial?: string | undefined; isRequired?: boolean; isInvalid?: boolean; descriptions?: string | undefined }) {
  const [kept, setKept] = useState<Kept>(null);
  async function choose(input: HTMLInputElement) {
    const file = input.files?.[0];
    // A plain form waits for what is still on its way: sent without it, the record would lose its paper.
    input.setCustomValidity(file ? scanWords.sending(file.name) : "");
    setKept(file ? { name: file.name, digest: null } : null);
    if (!file) return;
    const answer = await send(file);
    if (input.files?.[0] !== file) return;
    input.setCustomValidity("");
    setKept(answer);
  }
  const digest = kept && "digest" in kept ? kept.digest : null;
  return (
    <>
      <input
        type="file"
        id={id}
        accept=".pdf,.jpg,.jpeg,.png"
        aria-label={id ? undefined : "扫描件"}
        // Once it is kept the form need not bring it along.
        name={digest === null ? fileName : undefined}
        onChange={(event) => void choose(event.currentTarget)}
        aria-describedby={descriptions}
        className={`${controlClass} max-w-xl`}
      />
      <label className="mt-2 block text-sm">
        {scanWords.typed}
        <input key={digest ?? ""} name={digestName} defaultValue={digest ?? initial} required={isRequired} pattern="(sha256:)?[0-9a-fA-F]{64}" maxLength={71} aria-invalid={isInvalid || undefined} className={`${controlClass} max-w-xl font-mono text-sm`} />
      </label>
      {kept && (
        <p role="status" className={"problem" in kept ? "mt-1 text-sm font-medium text-red-dark" : "mt-1 text-sm"}>
          {"problem" in kept ? `▲ ${kept.problem}` : kept.digest === null ? scanWords.sending(kept.name) : scanWords.received(kept.name)}
        </p>
      )}
    </>
  );
}

/** In a form of Conform: the file and the digest are two of its fields. */
export function ScanField({ scan, digest, label = "扫描件" }: { scan: FieldLike; digest: FieldLike; label?: string }) {
  // Named one by one: a field's metadata is a proxy, and spreading it loses its id.
  const { id, name, errorId, descriptionId } = scan;
  const field: FieldLike = { id, name, errorId, descriptionId, errors: [...(scan.errors ?? []), ...(digest.errors ?? [])] };
  return (
    <FieldFrame field={field} label={label} hint={scanWords.hint}>
      <ScanInput id={scan.id} fileName={scan.name} digestName={digest.name} initial={digest.initialValue as string | undefined} descriptions={describedBy(field, true)} />
    </FieldFrame>
  );
}

/** Several scans or photographs in a plain form: each is kept as soon as it is chosen and may be taken out again. */
export function ManyScansField({ label, name, initial }: { label: string; name: string; initial: readonly string[] }) {
  const [kept, setKept] = useState<{ digest: string; name: string }[]>(initial.map((digest, index) => ({ digest, name: scanWords.numbered(index + 1) })));
  const [said, setSaid] = useState("");
  async function choose(input: HTMLInputElement) {
    const files = [...(input.files ?? [])];
    const problems: string[] = [];
    for (const file of files) {
      setSaid(scanWords.sending(file.name));
      input.setCustomValidity(scanWords.sending(file.name));
      const answer = await send(file);
      if (answer && "digest" in answer && answer.digest !== null) {
        const { digest } = answer;
        setKept((before) => (before.some((one) => one.digest === digest) ? before : [...before, { digest, name: file.name }]));
      } else problems.push(`${file.name}：${answer && "problem" in answer ? answer.problem : scanWords.failed}`);
    }
    input.setCustomValidity("");
    input.value = "";
    setSaid(problems.map((problem) => `▲ ${problem}`).join("；"));
  }
  return (
    <fieldset className="mb-5">
      <legend className="font-medium">{label}</legend>
      <p className="text-sm text-soft">{scanWords.manyHint}</p>
      <input type="file" multiple accept=".pdf,.jpg,.jpeg,.png" aria-label={label} onChange={(event) => void choose(event.currentTarget)} className={`${controlClass} max-w-xl`} />
      {said !== "" && (
        <p role="status" className="mt-1 text-sm">
          {said}
        </p>
      )}
      <ul className="mt-2 space-y-1 text-sm">
        {kept.map(({ digest, name: fileName }) => (
          <li key={digest} className="flex flex-wrap items-center gap-3">
            <input type="hidden" name={name} value={digest} />
            <span>{fileName}</span>
            <button type="button" className="min-h-8 text-blue underline" onClick={() => setKept((before) => before.filter((one) => one.digest !== digest))}>
              {scanWords.takeOut(fileName)}
            </button>
          </li>
        ))}
      </ul>
      <noscript>
        <label className="mt-2 block text-sm">
          {scanWords.typedMany}
          <textarea name={name} rows={2} className={`${controlClass} max-w-xl font-mono text-sm`} />
        </label>
      </noscript>
    </fieldset>
  );
}

/** In a plain form: its digest under one name. */
export function PlainScanField({ label = "扫描件", name = "scan", initial, problems = [], isOptional = false }: { label?: string; name?: string; initial?: string | undefined; problems?: readonly string[]; isOptional?: boolean }) {
  return (
    <fieldset className="mb-5">
      <legend className="font-medium">{label}</legend>
      <p className="text-sm text-soft">{scanWords.hint}</p>
      <ScanInput digestName={name} initial={initial} isRequired={!isOptional} isInvalid={problems.length > 0} />
      {problems.map((words) => (
        <p key={words} className="mt-1 font-medium text-red-dark">
          ▲ {words}
        </p>
      ))}
    </fieldset>
  );
}
