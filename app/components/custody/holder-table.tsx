import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import type { Holder } from "#app/domain/custody/key-set.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";

interface HolderTableProps {
  holders: Holder[];
  own: number | null;
  mayReport: boolean;
  frame: WorkFrame;
}

/** Who keeps which code; one's own row has the two clicks. */
export function HolderTable({ holders, own, mayReport, frame }: HolderTableProps) {
  const columns: Column<Holder>[] = [
    { key: "number", head: "第几份", isRowHead: true, cell: ({ number }) => `第 ${number} 份` },
    { key: "holder", head: "持码人", cell: ({ label, name }) => `${label}${name ? `　${name}` : ""}` },
    { key: "inHand", head: "信封在手", cell: ({ inHandAt, lostAt }) => (lostAt ? <strong className="text-red-dark">已报告遗失</strong> : inHandAt ? <DateTime value={inHandAt} /> : <span className="text-soft">尚未确认</span>) },
    {
      key: "moves",
      head: "办理",
      cell: ({ number, lostAt, personId }) => {
        const isOwn = own === number;
        if (lostAt !== null || (!isOwn && !mayReport)) return null;
        return (
          <form method="post" className="no-print flex flex-wrap gap-2">
            <Once frame={frame} name={`code-${number}`} />
            <input type="hidden" name="number" value={number} />
            {(isOwn || personId === null) && (
              <Button name="intent" value="confirmInHand">
                确认信封在手
              </Button>
            )}
            <Button name="intent" value="reportCodeLost" tone="danger">
              报告遗失
            </Button>
          </form>
        );
      },
    },
  ];
  return <DataTable caption="持码人" rows={holders} columns={columns} rowKey={({ number }) => String(number)} isPlain empty={null} />;
}
