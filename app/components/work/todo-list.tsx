import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { TodoItem, WaitingItem } from "#app/domain/todo/view.ts";
import { isWaiting, todoCountWords, todoWords, whoWords } from "#app/messages/zh-CN/todo.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Countdown } from "#app/components/ui/countdown.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";

/** What is to be done, the most pressing first: what, with what, until when, and the way there. */
export function TodoCards({ items, now }: { items: TodoItem[]; now: string }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {items.map((item, index) => (
        <li key={`${item.code} ${item.no ?? item.title ?? index}`} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0 flex-1 basis-64">
            <p>
              <strong>{todoWords(item.code)}</strong>
              <Count item={item} />
            </p>
            <Subject item={item} />
            {item.due && <Due due={item.due} now={now} />}
          </div>
          <LinkButton href={item.href} tone={index === 0 ? "primary" : "plain"} aria-label={`去办理：${todoWords(item.code)}${item.title ? ` ${item.title}` : ""}`}>
            去办理
          </LinkButton>
        </li>
      ))}
    </ol>
  );
}

function Count({ item }: { item: TodoItem }) {
  const words = todoCountWords(item);
  return words === null ? null : <span className="ml-2 text-soft">{words}</span>;
}

function Subject({ item: { no, title } }: { item: TodoItem }) {
  if (no === null && title === null) return null;
  return (
    <p className="text-soft">
      {no && <span className="mr-2 tabular-nums">{no}</span>}
      {title}
    </p>
  );
}

function Due({ due, now }: { due: string; now: string }) {
  const end = due.length === 10 ? `${due}T24:00:00+08:00` : due;
  return (
    <p className="text-sm">
      <span className="text-soft">截止</span> <DateTime value={due} />{" "}
      <strong className="ml-1 text-red">
        <Countdown until={end} now={now} over="已过期" />
      </strong>
    </p>
  );
}

/** The same on a start page that shows other things first: nothing where nothing waits. */
export function OwnTodo({ items, frame }: { items: TodoItem[]; frame: WorkFrame }) {
  // What leads to the very page that it stands on is already there.
  const elsewhere = items.filter(({ href }) => href !== frame.path);
  if (elsewhere.length === 0) return null;
  return (
    <Section title="待办" id="todo">
      <TodoCards items={elsewhere} now={frame.now} />
    </Section>
  );
}

/** What the person's rounds wait for from others: nothing to do, but good to know. */
export function WaitingList({ items }: { items: WaitingItem[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {items.map((item, index) => (
        <li key={`${item.code} ${item.no ?? index}`} className="flex flex-wrap gap-x-4 py-2">
          <span className="font-medium">
            {todoWords(item.code)}
            <Count item={item} />
          </span>
          {!isWaiting(item.code) && <span className="text-soft">由{whoWords(item.who)}办理</span>}
          <a href={item.href} className="min-w-0">
            <span className="mr-2 tabular-nums">{item.no}</span>
            {item.title}
          </a>
          {item.due && (
            <span className="text-soft">
              <DateTime value={item.due} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
