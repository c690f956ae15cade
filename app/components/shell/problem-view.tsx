import { LinkButton } from "#app/components/ui/button.tsx";
import type { Frame } from "#app/domain/site/frame.ts";
import type { ProblemWords } from "#app/messages/zh-CN/site.ts";

export interface ProblemViewProps {
  said: ProblemWords;
  /** The platform itself failed: whoever was submitting a bid may report it with the code. */
  isOurs: boolean;
  detail: string | null;
  /** The code to quote by telephone. */
  requestId: string | null;
  frame: Frame | null;
  /** Of the page that failed. */
  path: string;
}

/** The page of what went wrong: what happened, what was kept, what to do next, and a code for the telephone. */
export function ProblemView({ said, isOurs, detail, requestId, frame, path }: ProblemViewProps) {
  const { title, happened, kept, next } = said;
  const home = frame?.kind === "work" ? { href: "/work", words: "回到待办" } : { href: "/", words: "回到首页" };
  const bid = isOurs ? (/^\/work\/bids\/(JB-[\w-]+)/.exec(path)?.[1] ?? null) : null;
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
      {bid && requestId && (
        <p className="no-print mt-4">
          正在提交申报的，恢复后请先再按一次提交；截止前仍没有成功的，<a href={`/work/tickets/new?bid=${bid}&trace=${requestId}`}>登记提交遇阻</a>，上面的编号自动填入。
        </p>
      )}
      <p className="no-print mt-6">
        <LinkButton href={home.href}>{home.words}</LinkButton>
      </p>
    </article>
  );
}
