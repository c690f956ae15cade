import { useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { VerdictWords } from "#app/messages/zh-CN/verdict.ts";
import { VerdictResult } from "./verdict-result.tsx";

export type FileCheckFields = { content: string; digest?: string };

interface FileCheckProps {
  /** Names form and check in the browser: `ranking`, `draw`. */
  check: string;
  intent: string;
  fileLabel: string;
  button: string;
  hasDigest?: boolean;
  lastResult: Parameters<typeof useForm<FileCheckFields>>[0]["lastResult"];
  answer: VerdictWords | null;
  children: ReactNode;
}

/** A published file is chosen or pasted and checked: in the visitor's browser, or by the server where no script runs. */
export function FileCheck({ check, intent, fileLabel, button, hasDigest, lastResult, answer, children }: FileCheckProps) {
  const [form, fields] = useForm<FileCheckFields>({ id: check, lastResult });
  return (
    <>
      <div id={`${check}-answer`} aria-live="polite">
        {answer && <VerdictResult words={answer} />}
      </div>
      <form method="post" action={`#${check}-answer`} encType="multipart/form-data" id={form.id} noValidate data-check={check}>
        <ErrorSummary form={form} labels={{ content: "文件内容", digest: "公布的摘要" }} />
        <div className="mb-5">
          <label htmlFor={`${check}-file`} className="font-medium">
            {fileLabel}
          </label>
          <input id={`${check}-file`} type="file" name="file" accept=".json,application/json" className="mt-1 block w-full max-w-xl rounded border border-edge px-3 py-1.5" />
        </div>
        <TextArea field={fields.content} label="或粘贴文件内容" rows={4} isOptional />
        {hasDigest && <TextField field={fields.digest} label="公布的摘要（SHA-256）" hint="结果公示或日志中的 64 位摘要；填写后一并核对" isOptional className="max-w-xl font-mono" />}
        <Button name="intent" value={intent}>
          {button}
        </Button>
        <div className="mt-3 text-sm text-soft">{children}</div>
      </form>
    </>
  );
}
