import type { SubmissionResult } from "@conform-to/react";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { FrameMove } from "#app/components/shell/object-frame.tsx";
import { isDangerous, isOpen, MoveForm, type Offer } from "#app/components/form/move-form.tsx";
import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";
import { moveFields } from "#app/components/form/move-fields.ts";
import type { Checker } from "#app/components/form/paper-fields.tsx";

/** Moves that have a page of their own, by name. */
export type OwnPages = Partial<Record<string, string>>;

/** Whether an offer stands for something this person could do here: online, or by recording a paper. */
function isOffered(offer: Offer): boolean {
  return isOpen(offer) || offer.offlineRefusal === null;
}

/** A refusal that says something about now, and not merely that another state or another person is needed. */
function isTelling(offer: Offer): boolean {
  return !isOffered(offer) && offer.refusal !== null && !["wrongState", "notAllowed", "stageNotInPattern"].includes(offer.refusal.code);
}

const anchor = (move: string) => `#move-${move}`;

/** The buttons of the object's frame: what is offered, and what is refused for a reason worth a button. */
export function frameMoves(noun: string, offers: Offer[], { next, ownPages = {} }: { next: string | null; ownPages?: OwnPages }): FrameMove[] {
  return offers
    .filter((offer) => isOffered(offer) || isTelling(offer))
    .sort((one, other) => Number(other.move === next) - Number(one.move === next) || Number(isOpen(other)) - Number(isOpen(one)))
    .map((offer) => ({
      move: offer.move,
      words: isOpen(offer) || !isOffered(offer) ? wordsOfMove(noun, offer.move) : `${wordsOfMove(noun, offer.move)}（线下补录）`,
      refusal: isOffered(offer) || !offer.refusal ? null : offer.refusal.words,
      href: ownPages[offer.move] ?? anchor(offer.move),
      isDangerous: isDangerous(offer.move),
      isPrimary: offer.move === next,
    }));
}

export interface MovePanelProps {
  noun: string;
  offers: Offer[];
  frame: WorkFrame;
  checkers: Checker[];
  /** The last posted form: which move, and its result. */
  last: { intent: string; submission: SubmissionResult<string[]> } | undefined;
  /** The move of the next step: its form stands open. */
  next: string | null;
  ownPages?: OwnPages;
}

/** 办理: a form for each move that is offered, open when it is the next step or was just sent; and why the others are not. */
export function MovePanel({ noun, offers, frame, checkers, last, next, ownPages = {} }: MovePanelProps) {
  const formed = offers.filter((offer) => isOffered(offer) && moveFields(offer.inputSchema) !== null && ownPages[offer.move] === undefined);
  const refused = offers.filter((offer) => !isOffered(offer) && offer.refusal);
  return (
    <>
      {formed.length === 0 && <p className="text-soft">现在没有在本页办理的事项。</p>}
      {formed.map((offer) => {
        const isLast = last?.intent === offer.move;
        return (
          <details key={offer.move} id={`move-${offer.move}`} open={isLast || (offer.move === next && isOpen(offer))} className="mb-3 rounded border border-line">
            <summary className="bg-wash px-4 py-2 font-bold">
              {wordsOfMove(noun, offer.move)}
              {!isOpen(offer) && <span className="ml-2 text-sm font-normal text-soft">仅可补录线下办理</span>}
            </summary>
            <div className="px-4 py-4">
              <MoveForm noun={noun} offer={offer} frame={frame} checkers={checkers} lastResult={isLast ? last.submission : undefined} />
            </div>
          </details>
        );
      })}
      {refused.length > 0 && (
        <details className="mt-4">
          <summary className="text-soft">不能办理的 {refused.length} 项及原因</summary>
          <ul className="mt-2 space-y-1">
            {refused.map((offer) => (
              <li key={offer.move}>
                <span className="font-medium">{wordsOfMove(noun, offer.move)}</span>
                <span className="text-soft">：{offer.refusal?.words}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
