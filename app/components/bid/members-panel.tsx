import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { MembersView, MemberState } from "#app/domain/bid/member-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { confirmationWords, membersWords as words, viaWords } from "#app/messages/zh-CN/members.ts";

const small = "min-h-9 px-3 text-sm";

/** 成员确认 as the lead's people see it: each member with its state in words and what can be done about it. */
export function MembersPanel({ view, frame }: { view: MembersView; frame: WorkFrame }) {
  if (view.members.length === 0) return <EmptyState title={words.none}>{words.noneNext}</EmptyState>;
  return (
    <>
      <Alert tone="note">{view.order === "first" ? words.first : words.later(view.dueAt && formatDateTime(view.dueAt))}</Alert>
      <ul className="grid gap-3">
        {view.members.map((member) => (
          <li key={member.uscc} id={`member-${member.uscc}`} className="rounded border border-line px-4 py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <strong>{member.name || member.uscc}</strong>
              <Standing member={member} canFollow={view.order === "later"} />
            </p>
            <p className="text-sm text-soft tabular-nums">{member.uscc}</p>
            <Actions member={member} view={view} frame={frame} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The same words for whoever has not confirmed, whatever the cause (guide 0.1, 4). */
function Standing({ member: { state, via, at }, canFollow }: { member: MemberState; canFollow: boolean }) {
  if (state === "confirmed") {
    return (
      <span className="font-medium text-blue-dark">
        ✓ {confirmationWords.confirmed}
        {via && at && <span className="ml-2 text-sm font-normal text-soft">{`${viaWords[via]}，${formatDateTime(at)}`}</span>}
      </span>
    );
  }
  return (
    <span className="font-medium text-red-dark">
      {confirmationWords[state]}
      {canFollow && <span className="ml-2 text-sm font-normal text-soft">{words.canFollow}</span>}
      {state === "open" && <span className="block text-sm font-normal text-soft">{words.cannotYet}</span>}
    </span>
  );
}

function Actions({ member, view, frame }: { member: MemberState; view: MembersView; frame: WorkFrame }) {
  const isAskable = member.state !== "confirmed" && member.state !== "incomplete";
  return (
    <form method="post" className="no-print mt-2">
      <input type="hidden" name="uscc" value={member.uscc} />
      <Once frame={frame} name={member.uscc} />
      {isAskable && (
        <p className="flex flex-wrap items-center gap-2">
          <Button name="intent" value="remind" className={small}>
            {words.remind}
          </Button>
          <Button name="intent" value="link" tone="plain" className={small}>
            {words.link}
          </Button>
          {member.remindedAt && <span className="text-sm text-soft">上次催办 {formatDateTime(member.remindedAt)}</span>}
        </p>
      )}
      {view.mayChange && member.state !== "confirmed" && (
        <details className="mt-2">
          <summary className="cursor-pointer py-1 text-blue">删除或更换</summary>
          <p className="my-1 measure text-sm text-soft">{words.dropEffect}</p>
          <p className="flex flex-wrap items-end gap-2">
            <label className="text-sm">
              {words.replacement}
              <input name="replacement" autoComplete="off" maxLength={60} className="block min-h-9 w-64 max-w-full rounded border border-edge px-2 tabular-nums" />
            </label>
            <Button name="intent" value="replaceMember" tone="plain" className={small}>
              {words.replace}
            </Button>
            <Button name="intent" value="drop" tone="danger" className={small}>
              {words.drop}
            </Button>
          </p>
        </details>
      )}
    </form>
  );
}
