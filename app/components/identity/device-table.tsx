import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";

export interface DeviceLine {
  id: string;
  label: string;
  lastSeenAt: string;
  trusted: boolean;
  current: boolean;
}

const columns: Column<DeviceLine>[] = [
  { key: "label", head: "设备", isRowHead: true, cell: (device) => `${device.label || "未知设备"}${device.current ? "（本机）" : ""}` },
  { key: "seen", head: "最近登录", cell: (device) => <DateTime value={device.lastSeenAt} /> },
  { key: "trusted", head: "登录时", cell: (device) => (device.trusted ? "不再询问口令" : "询问口令") },
  {
    key: "forget",
    head: "办理",
    cell: (device) => (
      <form method="post">
        <input type="hidden" name="id" value={device.id} />
        <Button tone="plain" name="intent" value="forgetDevice">
          移除
        </Button>
      </form>
    ),
  },
];

/** Devices on which the person signed in: a known one is never slowed down by what others try. */
export function DeviceTable({ devices }: { devices: DeviceLine[] }) {
  return <DataTable caption="登录过的设备" rows={devices} columns={columns} rowKey={(device) => device.id} empty={<EmptyState title="还没有登录过的设备" />} />;
}
