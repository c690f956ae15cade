import { CheckField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { BidForm, MemberForm } from "#app/domain/bid/form-schema.ts";
import type { MemberLimits } from "#app/domain/bid/member-view.ts";
import { memberRoles, moneySources, mostMembers } from "#app/domain/bid/parts.ts";
import { limitsToLead } from "#app/messages/zh-CN/member-limits.ts";
import { memberRoleWords, partWords } from "#app/messages/zh-CN/members.ts";
import { bidField, type Problems } from "./bid-field.ts";
import { MemberPartFields } from "./member-part.tsx";
import { MemberPaste } from "./rare-parts.tsx";
import { usePastedRows } from "./use-pasted-rows.ts";
import { textIn } from "./use-typed.ts";

const empty: MemberForm = { uscc: "", name: "", role: "", tasks: "", people: "", moneyIn: { fiscalFen: "", ownerPayFen: "", selfRaisedFen: "" }, moneyOutFen: "", ipShare: "" };
const roles = memberRoles.map((value) => ({ value, words: memberRoleWords[value] }));

/** 成员单位, one block each. Without script the button saves and comes back with one more empty block. */
export function MemberRows({ rows: given, limits, lead, problems, isOpen }: { rows: BidForm["members"]; limits: MemberLimits; lead: BidForm["leadPart"]; problems: Problems; isOpen: boolean }) {
  const { rows, count, times, place, take, addRow, room } = usePastedRows<MemberForm, HTMLDivElement>(given, { most: mostMembers, least: 1, isOpen, read: membersIn });
  if (!isOpen && rows.length === 0) return <p className="text-soft">没有成员单位。</p>;
  const limitWords = isOpen ? limitsToLead(limits) : null;
  return (
    <div ref={place}>
      {limitWords && <p className="mb-3 measure">{limitWords}</p>}
      {Array.from({ length: count }, (_, index) => {
        const row = rows[index] ?? empty;
        const field = (name: "uscc" | "name" | "role" | "tasks" | "people", maxLength: number) => bidField(`members.${index}.${name}`, row[name], problems, { maxLength });
        return (
          <fieldset key={`${times}.${index}`} className="mb-3 rounded border border-line px-4 pt-3" disabled={!isOpen}>
            <legend className="px-1 font-medium">第 {index + 1} 家</legend>
            <div className="gap-x-6 sm:grid sm:grid-cols-2">
              <TextField field={field("uscc", 60)} label="统一社会信用代码" hint="18 位，见营业执照或法人证书" autoComplete="off" className="max-w-72 tabular-nums" />
              <TextField field={field("name", 100)} label="单位名称" hint="已在平台登记的单位可不填，以登记名称为准" />
            </div>
            <SelectField field={field("role", 20)} label="角色" options={roles} />
            <div className="gap-x-6 sm:grid sm:grid-cols-2">
              <TextArea field={field("tasks", 1000)} label="承担任务" rows={3} />
              <TextArea field={field("people", 1000)} label={partWords.people} hint={partWords.peopleHint} rows={3} isOptional />
            </div>
            <MemberPartFields path={`members.${index}`} part={row} problems={problems} />
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
            addRow();
          }}
        >
          再加一家
        </Button>
      )}
      {isOpen && <MemberPaste onTake={take} room={room} />}
      {isOpen && <p className="my-2 text-sm text-soft">清空一家的代码、名称和任务即删除该单位。</p>}
      {rows.length > 0 && (
        <fieldset className="mb-3 rounded border border-line px-4 pt-3" disabled={!isOpen}>
          <legend className="px-1 font-medium">{partWords.leadTitle}</legend>
          <MemberPartFields path="leadPart" part={lead} problems={problems} rest />
          <CheckField field={bidField("leadPart.showsBudget", lead.showsBudget, problems)} label={partWords.showsBudget} />
        </fieldset>
      )}
    </div>
  );
}

/** The written blocks as they stand in the form. */
function membersIn(form: FormData): MemberForm[] {
  return Array.from({ length: mostMembers }, (_, index): MemberForm => {
    const text = (name: string) => textIn(form, `members[${index}].${name}`);
    const moneyIn = Object.fromEntries(moneySources.map((source) => [source, text(`moneyIn.${source}`)])) as MemberForm["moneyIn"];
    return { uscc: text("uscc"), name: text("name"), role: text("role"), tasks: text("tasks"), people: text("people"), moneyIn, moneyOutFen: text("moneyOutFen"), ipShare: text("ipShare") };
  }).filter(({ moneyIn, ...row }) => [...Object.values(row), ...Object.values(moneyIn)].some((text) => text.trim() !== ""));
}
