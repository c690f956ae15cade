import { controlClass } from "#app/components/form/field-frame.tsx";
import { PlainScanField } from "#app/components/form/scan-field.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import type { DefenceExpertRow, DefenceSlotRow, StaffDefence } from "#app/domain/review/defence/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { defenceWords } from "#app/messages/zh-CN/defence.ts";
import { defenceSpan } from "#app/messages/zh-CN/defence-time.ts";

const { heads } = defenceWords;

const columns: Column<DefenceSlotRow>[] = [
  { key: "position", head: heads.position, isNumeric: true, cell: ({ position }) => position },
  {
    key: "code",
    head: heads.code,
    isRowHead: true,
    cell: ({ code, unitName }) => (
      <>
        <strong>{code}</strong>
        <span className="block text-soft">{unitName}</span>
      </>
    ),
  },
  { key: "time", head: heads.time, cell: ({ startsAt, endsAt }) => defenceSpan(startsAt, endsAt) },
  { key: "leaves", head: heads.leaves, isText: true, cell: ({ leaves }) => (leaves.length === 0 ? "无" : <strong className="text-red-dark">{leaves.join("、")}</strong>) },
  {
    key: "team",
    head: heads.team,
    isText: true,
    cell: ({ team, outcome, note }) => (outcome === "absent" ? <span className="text-red-dark">未到场：{note}</span> : team.length === 0 ? "" : team.map(({ name, isPaper }) => `${name}${isPaper ? "（线下）" : ""}`).join("、")),
  },
];

/** 答辩顺序表, to be printed and hung at the door. */
export function DefenceTable({ slots }: { slots: DefenceSlotRow[] }) {
  return <DataTable caption="答辩顺序表" rows={slots} columns={columns} rowKey={({ code }) => code} empty={null} isPlain />;
}

/** 签到 of the panel: who is not there yet has a box. */
export function ExpertSignIn({ view, frame }: { view: StaffDefence; frame: WorkFrame }) {
  const expert: Column<DefenceExpertRow>[] = [
    { key: "no", head: "专家", isRowHead: true, cell: ({ no, name }) => `${name}（${no}）` },
    {
      key: "signed",
      head: "签到",
      cell: ({ no, name, signedAt, isPaper }) =>
        signedAt ? (
          <>
            <DateTime value={signedAt} />
            {isPaper && "　线下"}
          </>
        ) : view.may.record ? (
          <label className="flex min-h-8 items-center gap-2">
            <input type="checkbox" name="experts" value={no} aria-label={`${name} 到场`} className="size-4 accent-blue" />
            到场
          </label>
        ) : (
          "未签到"
        ),
    },
  ];
  const table = <DataTable caption="专家签到表" rows={view.experts} columns={expert} rowKey={({ no }) => no} empty={null} isPlain />;
  if (!view.may.record || view.experts.every(({ signedAt }) => signedAt !== null)) return table;
  return (
    <form method="post" action="#experts">
      <Once frame={frame} name="signIn" />
      {table}
      <PaperList />
      <Button name="intent" value="signIn">
        登记专家签到
      </Button>
    </form>
  );
}

/** 签到 of a team, or that it did not come. */
export function TeamSignIn({ view, frame }: { view: StaffDefence; frame: WorkFrame }) {
  const open = view.slots.filter(({ outcome }) => outcome !== "absent");
  const waiting = view.slots.filter(({ outcome }) => outcome === null);
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <form method="post" action="#teams">
        <Once frame={frame} name="signInTeam" />
        <BidSelect slots={open} />
        <label className="mb-3 block">
          到场人员姓名（用顿号隔开）
          <input name="names" required maxLength={400} className={`${controlClass} mt-1 min-h-10 max-w-xl`} />
        </label>
        <PaperList />
        <Button name="intent" value="signIn">
          登记答辩人员签到
        </Button>
      </form>
      {waiting.length > 0 && (
        <form method="post" action="#teams">
          <Once frame={frame} name="absent" />
          <BidSelect slots={waiting} />
          <label className="mb-3 block">
            未到场的说明
            <input name="reason" required maxLength={400} className={`${controlClass} mt-1 min-h-10 max-w-xl`} />
          </label>
          <Button tone="danger" name="intent" value="absent">
            登记未到场
          </Button>
          <p className="mt-1 text-sm text-soft">未到场的申报不再参加本阶段评审，已分派的评审任务随之作废；不能撤销。</p>
        </form>
      )}
    </div>
  );
}

function BidSelect({ slots }: { slots: DefenceSlotRow[] }) {
  return (
    <label className="mb-3 block">
      申报
      <select name="bid" required defaultValue={slots.find(({ outcome }) => outcome === null)?.code ?? ""} className={`${controlClass} mt-1 min-h-10 max-w-xl`}>
        {slots.map(({ code, unitName, position }) => (
          <option key={code} value={code}>
            {position}. {code} {unitName}
          </option>
        ))}
      </select>
    </label>
  );
}

function PaperList() {
  return (
    <details className="my-3">
      <summary>凭纸质签到表登记（线下）</summary>
      <PlainScanField label="签到表扫描件" isOptional />
    </details>
  );
}
