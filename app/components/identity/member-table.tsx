import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { accountStateWords } from "#app/messages/zh-CN/auth.ts";

export interface MemberLine {
  personId: string;
  username: string;
  name: string;
  phone: string | null;
  administrator: boolean;
  state: keyof typeof accountStateWords;
  outside: boolean;
}

/** Members of a unit; whoever manages it has the buttons. */
export function MemberTable({ members, mayManage, me }: { members: MemberLine[]; mayManage: boolean; me: string }) {
  const columns: Column<MemberLine>[] = [
    { key: "name", head: "姓名", isRowHead: true, cell: (member) => member.name },
    { key: "username", head: "用户名", cell: (member) => member.username },
    { key: "phone", head: "手机号码", cell: (member) => member.phone ?? "未登记" },
    { key: "role", head: "身份", cell: (member) => (member.administrator ? "单位管理员" : "成员") },
    { key: "state", head: "账号", cell: (member) => accountStateWords[member.state] },
  ];
  if (mayManage) columns.push({ key: "moves", head: "办理", cell: (member) => <MemberMoves member={member} isMe={member.personId === me} /> });
  return <DataTable caption="单位成员" rows={members} columns={columns} rowKey={(member) => member.personId} empty={<EmptyState title="还没有成员" />} />;
}

function MemberMoves({ member, isMe }: { member: MemberLine; isMe: boolean }) {
  if (isMe) return <a href="/work/me">我的资料</a>;
  return (
    <form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="personId" value={member.personId} />
      {member.outside ? (
        <span className="text-sm text-soft">担任岗位、专家或属于多个单位，密码由系统管理员重置</span>
      ) : (
        <Button tone="plain" name="intent" value="resetMember">
          {member.state === "waiting" ? "重打激活单" : "打印重置单"}
        </Button>
      )}
      <Button tone="plain" name="intent" value={member.administrator ? "dismissAdministrator" : "nameAdministrator"}>
        {member.administrator ? "取消管理员" : "设为管理员"}
      </Button>
      <Button tone="danger" name="intent" value="removeMember">
        移出单位
      </Button>
    </form>
  );
}
