import { useState } from "react";
import { controlClass } from "./field-frame.tsx";

/** The SHA-256 of a scan: with script the browser computes it and the file never leaves it, else it is typed. */
export function ScanDigest({ problems, name = "scan" }: { problems: readonly string[]; name?: string }) {
  const [hashed, setHashed] = useState<{ file: string; hex: string } | null>(null);
  async function choose(input: HTMLInputElement) {
    const file = input.files?.[0];
    setHashed(file && globalThis.crypto?.subtle ? { file: file.name, hex: await sha256(file) } : null);
  }
  return (
    <fieldset className="mb-5">
      <legend className="font-medium">扫描件</legend>
      <p className="text-sm text-soft">只记录 SHA-256 摘要，不保存文件；原件和扫描件请自行归档。</p>
      <input type="file" aria-label="扫描件" onChange={(event) => void choose(event.currentTarget)} className={`${controlClass} max-w-xl`} />
      <label className="mt-2 block text-sm">
        SHA-256 摘要
        <input key={hashed?.hex ?? ""} name={name} defaultValue={hashed?.hex} required pattern="[0-9a-fA-F]{64}" maxLength={64} aria-invalid={problems.length > 0 || undefined} className={`${controlClass} max-w-xl font-mono text-sm`} />
      </label>
      {hashed && (
        <p role="status" className="mt-1 text-sm">
          已计算“{hashed.file}”的摘要。
        </p>
      )}
      {problems.map((words) => (
        <p key={words} className="mt-1 font-medium text-red-dark">
          ▲ {words}
        </p>
      ))}
    </fieldset>
  );
}

async function sha256(file: File): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
