import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, RadioField, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { callResults } from "#app/domain/review/draw/call-list.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { callResultWords } from "#app/messages/zh-CN/draw-call.ts";

type Fields = { pseudonym: string; result: string; reason: string; assignLater: string };

interface CallFormProps {
  pseudonym: string;
  isFirst: boolean;
  frame: WorkFrame;
  lastResult: Parameters<typeof useForm<Fields>>[0]["lastResult"];
}

const choices = callResults.filter((result) => result !== "asked").map((value) => ({ value, words: callResultWords[value] }));

/** 登记致电结果 of one name; folded, so that the list stays a list. */
export function CallForm({ pseudonym, isFirst, frame, lastResult }: CallFormProps) {
  const isMine = (lastResult?.initialValue as Partial<Fields> | undefined)?.pseudonym === pseudonym;
  const [form, fields] = useForm<Fields>({ id: `call-${pseudonym}`, lastResult: isMine ? lastResult : undefined, defaultValue: { pseudonym, result: "", reason: "", assignLater: "" } });
  return (
    <details open={isMine || undefined} className="no-print">
      <summary className="min-h-8 whitespace-nowrap text-blue">{isFirst ? "登记结果" : "再次登记"}</summary>
      <form method="post" id={form.id} noValidate className="mt-2 min-w-64 max-w-md">
        <Once frame={frame} name={`call-${pseudonym}`} />
        <input type="hidden" name="pseudonym" value={pseudonym} />
        <ErrorSummary form={form} labels={{ result: "结果", reason: "理由" }} />
        <RadioField field={fields.result} label="结果" options={choices} isInline />
        <TextField field={fields.reason} label="理由" hint="婉拒、需回避时必填" isOptional />
        <CheckField field={fields.assignLater} label="只记录同意，评哪几份由“专家指派”决定" />
        <Button name="intent" value="call">
          登记
        </Button>
      </form>
    </details>
  );
}
