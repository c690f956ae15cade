import { DeadlineField } from "#app/components/form/deadline-field.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { queryField } from "#app/components/form/query-field.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { MeetingBidRow, MeetingExpertRow, StaffMeeting } from "#app/domain/review/meeting/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDate } from "#app/messages/format.ts";
import { deadlineWords } from "#app/messages/zh-CN/deadline.ts";
import { meetingWords as words } from "#app/messages/zh-CN/meeting.ts";
import { PaperList } from "./defence-table.tsx";
import { MeetingFacts } from "./meeting-parts.tsx";

type Typed = Partial<Record<string, unknown>> | null;

/** For the bureau: place and time, who came, whether they are enough, what was said. `typed`: what was refused, of the form that was sent. */
export function StaffMeetingPart({ view, frame, typed }: { view: StaffMeeting; frame: WorkFrame; typed: { intent: string; fields: Typed } | null }) {
  const typedIn = (intent: string) => (typed?.intent === intent ? typed.fields : null);
  const form = <ArrangeForm view={view} frame={frame} typed={typedIn("arrange")} />;
  return (
    <>
      <MeetingFacts view={view} />
      {view.may.arrange &&
        (view.meeting ? (
          <details className="no-print mb-4" id="arrange" open={typedIn("arrange") !== null}>
            <summary>{words.rearrange}</summary>
            <div className="mt-3">{form}</div>
          </details>
        ) : (
          <Section title={words.arrange} id="arrange">
            {form}
          </Section>
        ))}
      <p className="measure my-3 text-soft">{words.quorum(view.least)}</p>
      <Section title={words.experts} id="experts">
        {view.meeting && !view.isOpen && <p className="mb-2 text-soft">{words.signInFrom(formatDate(view.meeting.startsAt))}</p>}
        <SignIn view={view} frame={frame} />
      </Section>
      <Section title={words.bids} id="bids">
        <DataTable caption={words.bids} rows={view.bids} columns={bidColumns(view.least)} rowKey={({ code }) => code} empty={null} isPlain />
      </Section>
      <Minutes view={view} frame={frame} typed={typedIn("minutes")} />
    </>
  );
}

const textOf = (typed: Typed, name: string) => (typeof typed?.[name] === "string" ? typed[name] : undefined);

function ArrangeForm({ view, frame, typed }: { view: StaffMeeting; frame: WorkFrame; typed: Typed }) {
  const { meeting } = view;
  const timeOf = (name: "startsAt" | "endsAt") => textOf(typed, name) ?? (meeting ? localOf(meeting[name]) : "");
  return (
    <form method="post" action="#arrange">
      <Once frame={frame} name="arrange" />
      <p className="measure mb-3 text-soft">{words.arrangeLead}</p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <label className="block">
          {words.place}
          <input name="place" required maxLength={100} defaultValue={textOf(typed, "place") ?? meeting?.place ?? ""} className={`${controlClass} mt-1 min-h-10`} />
        </label>
        {(["startsAt", "endsAt"] as const).map((name) => (
          <DeadlineField key={name} field={queryField(name, timeOf(name))} label={words[name]} now={frame.now} keepsHour />
        ))}
      </div>
      <label className="mt-3 flex items-start gap-2">
        <input type="checkbox" name="onDayOff" defaultChecked={typed?.onDayOff === true} className="mt-1.5 size-4 flex-none accent-blue" />
        {deadlineWords.onDayOff}
      </label>
      <div className="mt-4">
        <Button name="intent" value="arrange">
          {meeting ? words.rearrange : words.arrange}
        </Button>
      </div>
    </form>
  );
}

/** An instant as a field for date and time takes it, in Beijing's time. */
function localOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** 签到: who is not there yet has a box, from the day of the meeting on. */
function SignIn({ view, frame }: { view: StaffMeeting; frame: WorkFrame }) {
  const mayRecord = view.may.record && view.isOpen && view.challenge.status === "inReview";
  const columns: Column<MeetingExpertRow>[] = [
    { key: "no", head: words.heads.expert, isRowHead: true, cell: ({ no, name, isChair }) => `${name}（${no}）${isChair ? `　${words.chair}` : ""}` },
    {
      key: "signIn",
      head: words.heads.signIn,
      cell: ({ no, name, signIn }) => {
        if (signIn) {
          return (
            <>
              <DateTime value={signIn.signedAt} />
              {signIn.isPaper && `　${words.offline}`}
            </>
          );
        }
        if (!mayRecord) return words.notSigned;
        return (
          <label className="flex min-h-8 items-center gap-2">
            <input type="checkbox" name="experts" value={no} aria-label={`${name} ${words.present}`} className="size-4 accent-blue" />
            {words.present}
          </label>
        );
      },
    },
    { key: "leaves", head: words.heads.leaves, cell: ({ leavesFor }) => leavesFor.join("、") || "无" },
  ];
  const table = <DataTable caption={words.experts} rows={view.experts} columns={columns} rowKey={({ no }) => no} empty={null} isPlain />;
  if (!mayRecord || view.experts.every(({ signIn }) => signIn !== null)) return table;
  return (
    <form method="post" action="#experts">
      <Once frame={frame} name="signIn" />
      {table}
      <PaperList />
      <Button name="intent" value="signIn">
        {words.recordExperts}
      </Button>
    </form>
  );
}

const bidColumns = (least: number): Column<MeetingBidRow>[] => [
  { key: "bid", head: words.heads.bid, isRowHead: true, cell: ({ code, unitName }) => `${code}　${unitName}` },
  { key: "present", head: words.heads.present, isNumeric: true, cell: ({ present }) => (present < least ? <strong className="text-red-dark">▲ {present}，{words.short(least)}</strong> : present) },
];

/** 会议记录: written after the meeting began, printed for the signatures. */
function Minutes({ view, frame, typed }: { view: StaffMeeting; frame: WorkFrame; typed: Typed }) {
  const { minutes, may, challenge, isOpen } = view;
  if (!view.meeting) return null;
  const { minutes: own } = words;
  const valueOf = (name: "host" | "recorder" | "words") => textOf(typed, name) ?? minutes?.[name] ?? "";
  return (
    <Section
      title={own.title}
      id="minutes"
      aside={
        <LinkButton href={`/work/challenges/${encodeURIComponent(challenge.no)}/meeting/record`} tone="plain">
          {words.print}
        </LinkButton>
      }
    >
      {may.record && isOpen ? (
        <form method="post" action="#minutes" className="max-w-3xl">
          <Once frame={frame} name="minutes" />
          <p className="mb-3 text-soft">{own.hint}</p>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            {(["host", "recorder"] as const).map((name) => (
              <label key={name} className="block">
                {own[name]}
                <input name={name} required maxLength={60} defaultValue={valueOf(name)} className={`${controlClass} mt-1 min-h-10`} />
              </label>
            ))}
          </div>
          <label className="mt-4 block">
            {own.words}
            <textarea name="words" rows={8} required maxLength={10_000} defaultValue={valueOf("words")} className={`${controlClass} mt-1`} />
          </label>
          <p className="mt-3">
            <Button name="intent" value="minutes">
              {own.keep}
            </Button>
          </p>
        </form>
      ) : minutes ? (
        <>
          <p>
            {own.host}：{minutes.host}　{own.recorder}：{minutes.recorder}
          </p>
          <p className="measure mt-2 whitespace-pre-wrap">{minutes.words}</p>
        </>
      ) : (
        <p className="text-soft">{own.none}</p>
      )}
    </Section>
  );
}
