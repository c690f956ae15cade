import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { SettingDifference } from "#app/domain/round/settings-difference.ts";
import { settingPlace, settingsWords, settingValue } from "#app/messages/zh-CN/round-settings.ts";

/** What the two sides are, and what is said when they are the same. */
type Sides = Record<"differences" | "before" | "after" | "none", string>;

const columnsFor = ({ before: one, after: other }: Sides): Column<SettingDifference>[] => [
  { key: "place", head: settingsWords.place, isRowHead: true, cell: ({ path }) => settingPlace(path) },
  { key: "before", head: one, cell: ({ path, before }) => settingValue(path, before) },
  { key: "after", head: other, cell: ({ path, after }) => <span className="font-medium">{settingValue(path, after)}</span> },
];

/** What two sets of settings differ in, setting by setting; left out, an imported file is compared with what stands. */
export function SettingsDifference({ differences, sides = settingsWords }: { differences: SettingDifference[]; sides?: Sides }) {
  return <DataTable caption={sides.differences} rows={differences} columns={columnsFor(sides)} rowKey={({ path }) => path} empty={<EmptyState title={sides.none} />} />;
}
