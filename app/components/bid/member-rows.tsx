import { useState } from "react";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { mostMembers } from "#app/domain/bid/parts.ts";
import { bidField, type Problems } from "./bid-field.ts";

/** 成员单位, one block each. Without script the button saves and comes back with one more empty block. */
export function MemberRows({ rows, problems, isOpen }: { rows: BidForm["members"]; problems: Problems; isOpen: boolean }) {
  const [count, setCount] = useState(Math.min(mostMembers, rows.length + (isOpen ? 1 : 0)));
  if (!isOpen && rows.length === 0) return <p className="text-soft">没有成员单位。</p>;
  return (
    <>
      {Array.from({ length: count }, (_, index) => {
        const row = rows[index] ?? { uscc: "", name: "", tasks: "" };
        const field = (name: "uscc" | "name" | "tasks", maxLength: number) => bidField(`members.${index}.${name}`, row[name], problems, { maxLength });
        return (
          <fieldset key={index} className="mb-3 rounded border border-line px-4 pt-3" disabled={!isOpen}>
            <legend className="px-1 font-medium">第 {index + 1} 家</legend>
            <div className="gap-x-6 sm:grid sm:grid-cols-2">
              <TextField field={field("uscc", 60)} label="统一社会信用代码" hint="18 位，见营业执照或法人证书" autoComplete="off" className="max-w-72 tabular-nums" />
              <TextField field={field("name", 100)} label="单位名称" hint="已在平台登记的单位可不填，以登记名称为准" />
            </div>
            <TextArea field={field("tasks", 1000)} label="承担任务" rows={2} />
          </fieldset>
        );
      })}
      {isOpen && count < mostMembers && (
        <Button
          name="intent"
          value="save"
          tone="plain"
          onClick={(event) => {
            event.preventDefault();
            setCount(count + 1);
          }}
        >
          再加一家
        </Button>
      )}
      {isOpen && <p className="mt-2 text-sm text-soft">清空一家的三项内容即删除该单位。</p>}
    </>
  );
}
