import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import type { StandardDifference } from "#app/domain/challenge/standards-file.ts";
import { standardSentence, standardTableWords as words } from "#app/messages/zh-CN/standards.ts";

const columns: Column<StandardDifference>[] = [
  { key: "name", head: words.heads.name, isRowHead: true, cell: ({ name }) => <span className="whitespace-nowrap">{name}</span> },
  { key: "before", head: words.heads.before, isText: true, cell: ({ before }) => standardSentence(before) },
  { key: "after", head: words.heads.after, isText: true, cell: ({ after }) => <strong>{standardSentence(after)}</strong> },
];

/** What another table would change, standard by standard. */
export function StandardsChange({ differences }: { differences: StandardDifference[] }) {
  if (differences.length === 0) return <p>{words.same}</p>;
  return <DataTable caption={words.changes(differences.length)} rows={differences} columns={columns} rowKey={({ name }) => name} empty={null} />;
}
