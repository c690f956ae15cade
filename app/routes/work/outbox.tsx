import { DataTable, type Column } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { outboxWords as words } from "#app/messages/zh-CN/mail.ts";
import { listOutbox, type OutboxLine, type OutboxView } from "#app/services/outbox/list-outbox.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { sandbox } from "#app/web/sandbox.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "outbox",
  policy: "self",
  load: ({ ctx, url }) => listOutbox(ctx, { id: url.searchParams.get("id") }),
});

export const loader = page.loader;
export const meta = pageMeta(() => words.title);

export default function Outbox() {
  const { view } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {view.shown && <Message message={view.shown} />}
      <Section title={words.listTitle}>
        <DataTable caption={words.listTitle} rows={view.lines} columns={columns} rowKey={(line) => line.id} empty={<EmptyState title={words.empty}>{words.emptyHint}</EmptyState>} />
      </Section>
      {view.undelivered.length > 0 && <Undelivered mails={view.undelivered} />}
    </>
  );
}

const columns: Column<OutboxLine>[] = [
  { key: "at", head: words.at, cell: (line) => <DateTime value={line.at} /> },
  { key: "kind", head: words.kind, cell: (line) => words.kinds[line.kind] },
  { key: "to", head: words.to, cell: (line) => <span className="break-all">{line.to}</span> },
  { key: "subject", head: words.subject, isRowHead: true, isText: true, cell: (line) => <a href={`?id=${line.id}`}>{line.subject}</a> },
];

function Message({ message }: { message: NonNullable<OutboxView["shown"]> }) {
  const isMail = message.kind === "mail";
  return (
    <Section title={isMail ? message.subject : words.kinds.sms} aside={<a href="/work/outbox">{words.close}</a>}>
      <DescriptionList
        items={[
          { term: words.to, value: message.to },
          { term: words.at, value: <DateTime value={message.at} /> },
          ...(isMail ? [{ term: words.from, value: message.from }, { term: "Message-ID", value: <span className="break-all">{message.messageId}</span> }] : []),
        ]}
      />
      {isMail && <iframe title={message.subject} src={`/work/outbox/${message.id}/html`} sandbox={sandbox} className="h-[50rem] w-full border border-line" />}
      <details open={!isMail} className="mt-4">
        <summary>{words.text}</summary>
        <pre className="mt-2 overflow-x-auto border border-line bg-wash p-4 font-sans text-sm whitespace-pre-wrap">{message.text}</pre>
      </details>
    </Section>
  );
}

function Undelivered({ mails }: { mails: OutboxView["undelivered"] }) {
  return (
    <Section title={words.undelivered}>
      <DataTable
        caption={words.undelivered}
        rows={mails}
        rowKey={(mail) => mail.id}
        empty={null}
        columns={[
          { key: "failedAt", head: words.at, cell: (mail) => <DateTime value={mail.failedAt} /> },
          { key: "template", head: words.template, isRowHead: true, cell: (mail) => wordOf(words.templates, mail.template) },
          { key: "attempts", head: words.attempts, isNumeric: true, cell: (mail) => mail.attempts },
          { key: "problem", head: words.problem, isText: true, cell: (mail) => <span className="break-all">{wordOf(words.problems, mail.problem)}</span> },
        ]}
      />
    </Section>
  );
}

/** The word for a code, or the code itself. */
function wordOf(known: Readonly<Record<string, string>>, code: string): string {
  return known[code] ?? code;
}
