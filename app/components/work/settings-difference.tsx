import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { SettingDifference } from "#app/domain/round/settings-difference.ts";
import { settingPlace, settingsWords, settingValue } from "#app/messages/zh-CN/round-settings.ts";

const columns: Column<SettingDifference>[] = [
  { key: "place", head: settingsWords.place, isRowHead: true, cell: ({ path }) => settingPlace(path) },
  { key: "before", head: settingsWords.before, cell: ({ path, before }) => settingValue(path, before) },
  { key: "after", head: settingsWords.after, cell: ({ path, after }) => <span className="font-medium">{settingValue(path, after)}</span> },
];

/** What an import of settings would change, setting by setting. */
export function SettingsDifference({ differences }: { differences: SettingDifference[] }) {
  return <DataTable caption={settingsWords.differences} rows={differences} columns={columns} rowKey={({ path }) => path} empty={<EmptyState title={settingsWords.none} />} />;
}
