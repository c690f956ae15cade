import type { MemberForm } from "#app/domain/bid/form-schema.ts";
import { memberRoleWords } from "#app/messages/zh-CN/members.ts";
import { PasteTable } from "./paste-table.tsx";
import { memberColumns, memberLabels, memberOf } from "./pasted-columns.ts";

/** Members from a sheet of their own; only with script, so its own script is fetched after the page's. */
export function MemberPaste({ onTake, room }: { onTake: (rows: MemberForm[]) => void; room: () => number }) {
  return <PasteTable columns={memberColumns} labels={memberLabels} names={{ role: memberRoleWords }} onTake={(pasted) => onTake(pasted.map(memberOf))} room={room} />;
}
