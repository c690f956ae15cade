import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ScreenListView } from "#app/domain/similarity/view.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { dutyWords } from "#app/messages/zh-CN/auth.ts";

type Fields = { readers: string[] };

interface ReaderFormProps {
  people: ScreenListView["people"];
  frame: WorkFrame;
  lastResult: Parameters<typeof useForm<Fields>>[0]["lastResult"];
}

/** 查阅人: the two who alone read the result. */
export function ReaderForm({ people, frame, lastResult }: ReaderFormProps) {
  const [form, fields] = useForm<Fields>({ id: "ask", lastResult });
  return (
    <form method="post" id={form.id} noValidate>
      <Once frame={frame} name="ask" />
      <ErrorSummary form={form} labels={{ readers: "查阅人" }} />
      <fieldset className="mb-4" id={fields.readers.id}>
        <legend className="font-medium">由哪两人查阅结果</legend>
        {people.map(({ username, name, duties }) => (
          <label key={username} className="flex min-h-8 items-start gap-2 py-1">
            <input type="checkbox" name="readers" value={username} className="mt-1.5 size-4 flex-none accent-blue" />
            <span>
              {name} <span className="text-sm text-soft">{duties.map((duty) => dutyWords[duty as StaffRole]).join("、")}</span>
            </span>
          </label>
        ))}
        {fields.readers.errors && <p className="mt-1 font-medium text-red-dark">{fields.readers.errors.join(" ")}</p>}
      </fieldset>
      <Button name="intent" value="ask">
        开始核查
      </Button>
    </form>
  );
}
