import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { accountStateWords, dutyWords } from "#app/messages/zh-CN/auth.ts";
import type { PersonLine } from "./person-panel.tsx";

const columns = (words: string | undefined): Column<PersonLine>[] => [
  { key: "name", head: "姓名", isRowHead: true, cell: (person) => <a href={`/work/people?${new URLSearchParams({ ...(words && { words }), id: person.id })}`}>{person.name}</a> },
  { key: "username", head: "用户名", cell: (person) => person.username },
  { key: "phone", head: "手机号码", cell: (person) => person.phone ?? "未登记" },
  { key: "state", head: "账号", cell: (person) => accountStateWords[person.state] },
  { key: "roles", head: "岗位", isText: true, cell: (person) => person.roles.map(({ role, round }) => `${dutyWords[role]}${round ? `（${round}）` : ""}`).join("、") || (person.expertNo ? `专家 ${person.expertNo}` : "—") },
  { key: "units", head: "单位", isText: true, cell: (person) => person.units.join("、") || "—" },
];

export interface PeopleTableProps {
  people: PersonLine[];
  total: number;
  page: number;
  pageSize: number;
  words: string | undefined;
}

export function PeopleTable({ people, words, ...pages }: PeopleTableProps) {
  return <DataTable {...pages} caption="人员" rows={people} columns={columns(words)} rowKey={(person) => person.id} empty={<EmptyState title="没有找到人员">换一个词再找，或在下面建账号。</EmptyState>} />;
}
