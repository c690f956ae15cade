import { LinkButton } from "#app/components/ui/button.tsx";
import type { Frame } from "#app/domain/site/frame.ts";
import { type ProblemKey, problemWords } from "#app/messages/zh-CN/site.ts";

export interface ProblemViewProps {
  words: ProblemKey;
  detail: string | null;
  /** The code to quote by telephone. */
  requestId: string | null;
  frame: Frame | null;
}

/** The page of what went wrong: what happened, what was kept, what to do next, and a code for the telephone. */
export function ProblemView({ words, detail, requestId, frame }: ProblemViewProps) {
  const { title, happened, kept, next } = problemWords[words];
  const home = frame?.kind === "work" ? { href: "/work", words: "回到待办" } : { href: "/", words: "回到首页" };
  const phone = frame?.site.supportPhone;
  return (
    <article className="measure py-6">
      <h1>{title}</h1>
      <p className="mt-4">{detail ?? happened}</p>
      <p className="mt-2">{kept}</p>
      <p className="mt-2">{next}</p>
      {requestId && (
        <p className="mt-6 rounded border border-line bg-wash px-4 py-3">
          联系系统支持{phone ? `（${phone}）` : ""}时，请报编号 <strong className="text-lg tracking-wider tabular-nums">{requestId}</strong>
        </p>
      )}
      <p className="no-print mt-6">
        <LinkButton href={home.href}>{home.words}</LinkButton>
      </p>
    </article>
  );
}
