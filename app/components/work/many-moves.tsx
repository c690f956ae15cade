import type { SubmissionResult } from "@conform-to/react";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { MoveForm, type Offer } from "#app/components/form/move-form.tsx";
import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";
import type { Checker } from "#app/components/form/paper-fields.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { ManyLinks } from "./many-links.tsx";

interface Item {
  no: string;
  title: string;
  refusal: { words: string } | null;
}

interface ManyView {
  moves: { move: string; allowed: number }[];
  chosen: { offer: Offer; items: Item[] } | null;
  checkers: Checker[];
}

/** What became of a move over many. */
export interface Moved {
  move: string;
  done: string[];
  refused: { no: string; refusal: { words: string } }[];
}

interface Reply {
  intent: string;
  submission: SubmissionResult<string[]>;
  answer: Moved | null;
}

/** 批量办理: choose a move, then the challenges; those that refuse say why. */
export function ManyMoves({ view, frame, reply }: { view: ManyView; frame: WorkFrame; reply: Reply | undefined }) {
  const { moves, chosen } = view;
  return (
    <>
      {reply?.answer && <MovedReport moved={reply.answer} />}
      {moves.length > 0 ? <ManyLinks moves={moves} chosen={chosen?.offer.move} path={frame.path} /> : <EmptyState title="现在没有可以批量办理的事项">任务进入可办理的状态后，会列在这里。</EmptyState>}
      {chosen && (!reply?.answer || chosen.items.some(({ refusal }) => refusal === null)) && (
        <div className="mt-6">
          <h2 className="mb-3">{wordsOfMove("challenge", chosen.offer.move)}</h2>
          <MoveForm noun="challenge" offer={chosen.offer} frame={frame} checkers={view.checkers} lastResult={reply?.intent === chosen.offer.move && !reply.answer ? reply.submission : undefined}>
            <Choice items={chosen.items} chosen={chosenNos(reply) ?? (usual.has(chosen.offer.move) ? chosen.items.map(({ no }) => no) : [])} />
          </MoveForm>
        </div>
      )}
    </>
  );
}

/** Moves that usually concern all that are ready; elsewhere each is chosen on purpose. */
const usual = new Set(["approve", "publish", "resume", "openBids", "startMatching", "startReview"]);

/** What was chosen in the form that was just refused. */
function chosenNos(reply: Reply | undefined): string[] | null {
  const nos = reply && !reply.answer ? reply.submission.initialValue?.nos : undefined;
  return nos === undefined ? null : ([nos].flat() as string[]);
}

function Choice({ items, chosen }: { items: Item[]; chosen: string[] }) {
  return (
    <fieldset className="mb-5">
      <legend className="font-medium">任务</legend>
      <ul className="mt-1 divide-y divide-line border-y border-line">
        {items.map(({ no, title, refusal }) => (
          <li key={no} className="py-1.5">
            <label className={`flex min-h-8 items-start gap-2 ${refusal ? "text-soft" : ""}`}>
              <input type="checkbox" name="nos" value={no} disabled={refusal !== null} defaultChecked={refusal === null && chosen.includes(no)} className="mt-1.5 size-4 flex-none accent-blue" />
              <span>
                <span className="mr-2 tabular-nums">{no}</span>
                {title}
                {refusal && <span className="block text-sm">不能办理：{refusal.words}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** What was done and what was not, each with its reason. */
export function MovedReport({ moved: { move, done, refused } }: { moved: Moved }) {
  const words = wordsOfMove("challenge", move);
  return (
    <Alert tone={refused.length > 0 ? "warning" : "done"} title={`${words}：已办理 ${done.length} 项${refused.length > 0 ? `，${refused.length} 项没有办理` : ""}`}>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ no, refusal }) => (
            <li key={no}>
              <a href={`/work/challenges/${encodeURIComponent(no)}`} className="tabular-nums">
                {no}
              </a>
              ：{refusal.words}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
