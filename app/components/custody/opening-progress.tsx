import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Section } from "#app/components/ui/section.tsx";
import type { OpeningDone } from "#app/domain/custody/opening-done.ts";
import { openingProgressWords as words } from "#app/messages/zh-CN/custody.ts";

interface OpeningProgressProps {
  waiting: readonly { bids: number | null }[];
  done: readonly OpeningDone[];
}

const waitMs = 2_000;

/** Asks for the page's facts again and again, as long as something is under way. */
export function useProgress(isRunning: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(revalidate, waitMs);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** 开标进度: how many challenges and bids of how many are opened, and how many of their files are checked. */
export function OpeningProgress({ waiting, done }: OpeningProgressProps) {
  const opened = sum(done.map((one) => one.opened));
  const failed = sum(done.map((one) => one.failed));
  const received = opened + failed + sum(waiting.map(({ bids }) => bids ?? 0));
  const files = sum(done.map((one) => one.files));
  const checked = sum(done.map((one) => one.checked));
  useProgress(checked < files);
  if (done.length === 0) return null;
  return (
    <Section title={words.title} id="progress">
      <progress className="w-full max-w-md" aria-label={words.label} value={opened + failed} max={received} />
      <p role="status">
        {words.items(done.length, done.length + waiting.length, opened, received)}
        {failed > 0 && words.failed(failed)}
        {files > 0 && words.files(checked, files)}
        {checked < files && <span className="text-soft">{words.reload}</span>}
      </p>
      <ul className="mt-2 space-y-1">
        {done.map((one) => (
          <li key={one.no}>
            <a href={`/work/challenges/${encodeURIComponent(one.no)}/bids`} className="mr-2 tabular-nums">
              {one.no}
            </a>
            {one.title}
            <span className="ml-2 text-soft tabular-nums">
              {one.opened}/{one.opened + one.failed} 份{one.files > 0 && `，附件 ${one.checked}/${one.files}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
