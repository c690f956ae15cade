import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { type KeySetState, type KeyPurpose, setGap } from "#app/domain/custody/key-set.ts";
import { codeName, setStateWords } from "#app/messages/zh-CN/custody.ts";

/** The sets of codes of one purpose: which, how far, who keeps them. */
export function KeySetTable({ purpose, sets, current }: { purpose: KeyPurpose; sets: KeySetState[]; current: readonly string[] }) {
  const name = codeName[purpose];
  const columns: Column<KeySetState>[] = [
    {
      key: "tag",
      head: "套号",
      isRowHead: true,
      cell: ({ tag }) => (
        <a href={`/work/keys/${tag}`} className="tracking-wider tabular-nums">
          {tag}
        </a>
      ),
    },
    { key: "state", head: "状态", cell: (set) => (current.includes(set.tag) ? <strong>{setStateWords("inUse")}</strong> : setStateWords(setGap(set) ?? "earlier")) },
    { key: "plan", head: "份数", cell: ({ holders, threshold }) => `共 ${holders.length} 份，凑够 ${threshold} 份` },
    { key: "holders", head: "持码人", isText: true, cell: ({ holders }) => holders.map(({ label, name: person, lostAt }) => `${label}${person ? ` ${person}` : ""}${lostAt ? "（已遗失）" : ""}`).join("；") },
    { key: "used", head: "已用密钥", isNumeric: true, cell: ({ used, keys }) => `${used} / ${keys}` },
    { key: "made", head: "制作", cell: ({ madeAt, maker }) => <><DateTime value={madeAt} /> {maker}</> },
  ];
  return <DataTable caption={name} rows={sets} columns={columns} rowKey={({ tag }) => tag} isPlain empty={<EmptyState title={`还没有${name}`}>{`制作并试开以后，才能发布榜单。`}</EmptyState>} />;
}
