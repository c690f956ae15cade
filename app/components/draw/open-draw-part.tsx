import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import type { DrawView, OpenDraw } from "#app/domain/review/draw/draw-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { OtherItems } from "./other-items.tsx";
import { drawGroupWords } from "#app/messages/zh-CN/draw-verdict.ts";

const columns: Column<OpenDraw["groups"][number]>[] = [
  { key: "name", head: "组", isRowHead: true, cell: ({ name }) => drawGroupWords(name) },
  { key: "pool", head: "候选名单", unit: "名", isNumeric: true, cell: ({ pool }) => pool },
  { key: "places", head: "抽取", unit: "名", isNumeric: true, cell: ({ places }) => places },
  { key: "outside", head: "其中市外至少", unit: "名", isNumeric: true, cell: ({ leastOutside }) => leastOutside },
  { key: "reserves", head: "备选", unit: "名", isNumeric: true, cell: ({ reserves }) => reserves },
];

interface OpenDrawPartProps {
  open: OpenDraw;
  mayHold: boolean;
  others: DrawView["others"]["hold"];
  frame: WorkFrame;
  lastResult: Parameters<typeof useForm<{ number: string }>>[0]["lastResult"];
}

/** 第二、三步 候选已固定，见证人报数. */
export function OpenDrawPart({ open, mayHold, others, frame, lastResult }: OpenDrawPartProps) {
  const [form, fields] = useForm<{ number: string }>({ id: "hold", lastResult });
  return (
    <>
      <DataTable caption="已固定的候选名单" rows={open.groups} columns={columns} rowKey={({ name }) => name} empty={null} isPlain />
      <DescriptionList
        items={[
          { term: "固定时间", value: <DateTime value={open.preparedAt} /> },
          { term: "密数的承诺值", value: <code className="break-all">{open.commitment}</code> },
          { term: "候选名单摘要", value: <code className="break-all">{open.poolDigest}</code> },
        ]}
      />
      {mayHold ? (
        <form method="post" id={form.id} noValidate className="mt-4 rounded border-2 border-blue px-4 py-4">
          <Once frame={frame} name="hold" />
          <ErrorSummary form={form} labels={{ number: "报数" }} />
          <TextField field={fields.number} label="请见证人当场想一个数" hint="1 到 9 位数字，不要事先告诉任何人；名单由它和已承诺的密数唯一确定，提交后不能更改" inputMode="numeric" autoComplete="off" className="max-w-40" />
          <OtherItems items={others} legend="同一个数一并用于下列待抽取的任务" isChecked />
          <Button name="intent" value="hold">
            报数并抽取
          </Button>
        </form>
      ) : (
        <Alert tone="note" title="等待见证人报数">
          请见证人登录后在“开标见证和记录”或本页报数；备妥抽取的人不能自己报数。
        </Alert>
      )}
    </>
  );
}
