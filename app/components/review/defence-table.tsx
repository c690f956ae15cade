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
    cell: ({ team, outcome, note, absence }) => (absence ? <span className="text-red-dark">{defenceWords.absenceWaits}：{note}</span> : outcome === "absent" ? <span className="text-red-dark">未到场：{note}</span> : team.length === 0 ? "" : team.map(({ name, isPaper }) => `${name}${isPaper ? "（线下）" : ""}`).join("、")),
  },
];

/** 答辩顺序表, to be printed and hung at the door. */
export function DefenceTable({ slots }: { slots: DefenceSlotRow[] }) {
  return <DataTable caption="答辩顺序表" rows={slots} columns={columns} rowKey={({ code }) => code} empty={null} isPlain />;
}

/** 告知: how each expert was told the times, and who waits for a telephone call. */
export function ToldTable({ view, frame }: { view: StaffDefence; frame: WorkFrame }) {
  const columns: Column<DefenceExpertRow>[] = [
    { key: "no", head: "专家", isRowHead: true, cell: ({ no, name }) => `${name}（${no}）` },
    {
      key: "told",
      head: "告知",
      isText: true,
      // Who signed in knew.
      cell: ({ no, told, phone, signIns }) =>
        told ? (
          <>
            {defenceWords.toldHow[told.how]}　<DateTime value={told.at} />
          </>
        ) : signIns.some((one) => one !== null) ? (
          "—"
        ) : (
          <>
            <span className="text-red-dark">{defenceWords.toTell(phone)}</span>
            {view.may.record && (
              <form method="post" action="#told" className="no-print mt-1">
                <Once frame={frame} name={`told${no}`} />
                <input type="hidden" name="expert" value={no} />
                <Button tone="plain" name="intent" value="told">
                  {defenceWords.recordCall}
                </Button>
              </form>
            )}
          </>
        ),
    },
  ];
  return <DataTable caption={defenceWords.toldTitle} rows={view.experts} columns={columns} rowKey={({ no }) => no} empty={null} isPlain />;
}

/** 签到 of the panel to one session: who is not there yet has a box, from the session's day on. */
export function ExpertSignIn({ view, session, frame }: { view: StaffDefence; session: number; frame: WorkFrame }) {
  const mayRecord = view.may.record && view.openSessions.includes(session);
  const expert: Column<DefenceExpertRow>[] = [
    { key: "no", head: "专家", isRowHead: true, cell: ({ no, name }) => `${name}（${no}）` },
    {
      key: "signed",
      head: "签到",
      cell: ({ no, name, signIns }) => {
        const signed = signIns[session - 1];
        if (signed) {
          return (
            <>
              <DateTime value={signed.signedAt} />
              {signed.isPaper && `　${defenceWords.offline}`}
            </>
          );
        }
        if (!mayRecord) return defenceWords.notSigned;
        return (
          <label className="flex min-h-8 items-center gap-2">
            <input type="checkbox" name="experts" value={no} aria-label={`${name} ${defenceWords.present}`} className="size-4 accent-blue" />
            {defenceWords.present}
          </label>
        );
      },
    },
  ];
  const table = <DataTable caption={defenceWords.expertTable} rows={view.experts} columns={expert} rowKey={({ no }) => no} empty={null} isPlain />;
  if (!mayRecord || view.experts.every(({ signIns }) => signIns[session - 1])) return table;
  return (
    <form method="post" action="#experts">
      <Once frame={frame} name={`signIn${String(session)}`} />
      <input type="hidden" name="session" value={session} />
      {table}
      <PaperList />
      <Button name="intent" value="signIn">
        {defenceWords.recordExperts}
      </Button>
    </form>
  );
}

/** 签到 of a team, or that it did not come: the one from its day on, the other from its time on and by two people. */
export function TeamSignIn({ view, sessionOf, frame }: { view: StaffDefence; sessionOf: (slot: DefenceSlotRow) => number; frame: WorkFrame }) {
  const open = view.slots.filter((slot) => slot.outcome !== "absent" && view.openSessions.includes(sessionOf(slot)));
  const missing = view.slots.filter(({ code, outcome, absence }) => outcome === null && absence === null && view.due.includes(code));
  const asked = view.slots.filter(({ absence }) => absence !== null);
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      {open.length > 0 && (
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
      )}
      {(missing.length > 0 || asked.length > 0) && (
        <div>
          <p className="mb-3 text-sm text-soft">{defenceWords.absenceLead}</p>
          {asked.map((slot) => (
            <AskedAbsence key={slot.code} slot={slot} frame={frame} />
          ))}
          {missing.length > 0 && (
            <form method="post" action="#teams">
              <Once frame={frame} name="absent" />
              <BidSelect slots={missing} />
              <label className="mb-3 block">
                {defenceWords.absenceReason}
                <input name="reason" required maxLength={400} className={`${controlClass} mt-1 min-h-10 max-w-xl`} />
              </label>
              <Button tone="danger" name="intent" value="absent">
                {defenceWords.recordAbsence}
              </Button>
            </form>
          )}
        </div>
      )}
    </div>
  );
}

/** 未到场 that waits for another person. */
function AskedAbsence({ slot: { code, unitName, note, absence }, frame }: { slot: DefenceSlotRow; frame: WorkFrame }) {
  return (
    <form method="post" action="#teams" className="mb-4 rounded border border-line px-4 py-3">
      <Once frame={frame} name={`absence${code}`} />
      <input type="hidden" name="bid" value={code} />
      <p className="mb-2">
        <strong>{code}</strong>　{unitName}
        <span className="block text-red-dark">
          {defenceWords.absenceWaits}：{note}
        </span>
      </p>
      {absence?.mayConfirm ? (
        <Button tone="danger" name="intent" value="confirmAbsence">
          {defenceWords.confirmAbsence(code)}
        </Button>
      ) : (
        <p className="text-sm text-soft">{defenceWords.confirmBy}</p>
      )}
    </form>
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

/** The scan of a signed list, where people signed in on paper. */
export function PaperList() {
  return (
    <details className="my-3">
      <summary>凭纸质签到表登记（线下）</summary>
      <PlainScanField label="签到表扫描件" isOptional />
    </details>
  );
}
