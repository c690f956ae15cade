import type { ReactNode } from "react";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { Countdown } from "#app/components/ui/countdown.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { OfflineMark } from "#app/components/ui/offline-mark.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { Timeline, type TimelineEntry } from "#app/components/ui/timeline.tsx";

/** One thing that could be done with the object now: allowed with its way, or refused with its reason. */
export interface FrameMove {
  move: string;
  words: string;
  /** Why not, in words; null when it is allowed. */
  refusal: string | null;
  /** Page or part of the page (`#publish`) where it is done. */
  href: string;
  isDangerous?: boolean;
  /** The next step; left out, the first one is. */
  isPrimary?: boolean;
}

export interface ObjectFrameProps {
  title: string;
  number: string;
  numberLabel?: string;
  /** A `StatusBadge`. */
  state: ReactNode;
  /** A line under the title: round, unit, class. */
  subtitle?: ReactNode;
  nextStep?: string | null;
  deadline?: { words: string; at: string; over?: string } | null;
  now: string;
  isOffline?: boolean;
  moves?: FrameMove[];
  /** Buttons of the public, which are links. */
  actions?: ReactNode;
  timeline?: TimelineEntry[];
  children: ReactNode;
}

/** The frame that every object's page has: title, number, state in words, next step and deadline, buttons, content, timeline. */
export function ObjectFrame(props: ObjectFrameProps) {
  const { title, number, numberLabel = "编号", state, subtitle, nextStep, deadline, now, isOffline, moves = [], actions, timeline = [], children } = props;
  return (
    <article>
      <header className="border-b-2 border-blue pb-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
          <span>
            {numberLabel} <span className="tabular-nums text-ink">{number}</span>
          </span>
          {state}
          {isOffline && <OfflineMark />}
        </p>
        <h1 className="mt-1">{title}</h1>
        {subtitle && <p className="mt-1 text-soft">{subtitle}</p>}
        {(nextStep || deadline) && (
          <p className="mt-3 flex flex-wrap gap-x-8 gap-y-1">
            {nextStep && (
              <span>
                <span className="text-soft">下一步：</span>
                {nextStep}
              </span>
            )}
            {deadline && (
              <span>
                <span className="text-soft">{deadline.words}：</span>
                <strong>
                  <DateTime value={deadline.at} />
                </strong>{" "}
                <strong className="ml-1 text-red">
                  <Countdown until={deadline.at} now={now} over={deadline.over} />
                </strong>
              </span>
            )}
          </p>
        )}
        {actions && <div className="no-print mt-4 flex flex-wrap gap-3">{actions}</div>}
        {moves.length > 0 && <Moves moves={moves} />}
      </header>
      {children}
      {timeline.length > 0 && (
        <Section title="办理过程" id="timeline">
          <Timeline entries={timeline} />
        </Section>
      )}
    </article>
  );
}

/** What is refused stays visible with its reason: nobody should wonder where a button went. */
function Moves({ moves }: { moves: FrameMove[] }) {
  return (
    <ul aria-label="可办理事项" className="no-print mt-4 flex flex-wrap items-start gap-x-3 gap-y-2">
      {moves.map(({ move, words, refusal, href, isDangerous, isPrimary }, index) => (
        <li key={move} className="max-w-72">
          {refusal === null ? (
            <LinkButton href={href} tone={isDangerous ? "danger" : (isPrimary ?? index === 0) ? "primary" : "plain"}>
              {words}
            </LinkButton>
          ) : (
            <>
              <Button type="button" tone="plain" disabled aria-describedby={`why-${move}`}>
                {words}
              </Button>
              <p id={`why-${move}`} className="mt-1 text-sm text-soft">
                {refusal}
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
