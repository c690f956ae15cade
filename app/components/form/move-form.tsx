import type { SubmissionResult } from "@conform-to/dom";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { InputWords } from "#app/messages/zh-CN/inputs.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { TextArea } from "./fields.tsx";
import { type MoveField, moveFields } from "./move-fields.ts";
import { MoveInput, type OptionWords } from "./move-inputs.tsx";
import { numberExample } from "./number-example.ts";
import { Once } from "./once.tsx";
import { type Checker, paperFieldLabels, PaperFields, paperFieldsOf } from "./paper-fields.tsx";
import { repliedForm } from "./replied-form.ts";

/** A move as the form needs it; `services/list-moves.ts` makes it, `web/spoken.ts` puts the words to it. */
export interface Offer {
  move: string;
  refusal: (Refusal & { words: string }) | null;
  offlineRefusal: Refusal | null;
  reasonNeeded: boolean;
  inputSchema: unknown;
  /** What stood on the page beside the form. */
  seen?: Record<string, string>;
  /** What it is called, what it does, and what its own fields are called. */
  title: string;
  effect: string | null;
  inputs: Record<string, InputWords>;
}

export interface MoveFormProps {
  noun: string;
  offer: Offer;
  frame: WorkFrame;
  checkers: Checker[];
  lastResult: SubmissionResult<string[]> | undefined;
  options?: OptionWords;
  /** Fields that stand before the move's own: the objects of a move over many. */
  children?: React.ReactNode;
}

const fixedLabels = { reason: "理由", ...paperFieldLabels };

/** Moves after which there is no way back get the red button. */
const dangerous = new Set(["withdraw", "cancel", "giveUp", "revoke", "forfeit", "rejectForm", "void", "reissue", "clearDraft", "recordLoss", "voidRanking"]);

export function isDangerous(move: string): boolean {
  return dangerous.has(move);
}

/** Whether an offer can be taken online now, if need be after the second factor. */
export function isOpen({ refusal }: { refusal: Refusal | null }): boolean {
  return refusal === null || refusal.code === "secondFactorNeeded";
}

/** One move as a native form: its fields, a reason, online or from paper, and what it will do. */
export function MoveForm({ noun, offer, frame, checkers, lastResult, options = {}, children }: MoveFormProps) {
  const form = repliedForm(`${noun}-${offer.move}`, lastResult);
  const specs = moveFields(offer.inputSchema) ?? [];
  const words = offer.title;
  const inputOf = (name: string) => offer.inputs[name] ?? { label: name };
  const labels = { ...Object.fromEntries(specs.map(({ name }) => [name, inputOf(name).label])), ...fixedLabels };
  return (
    <form method="post" encType="multipart/form-data" id={form.id} noValidate aria-label={words}>
      <ErrorSummary form={form} labels={labels} />
      <input type="hidden" name="intent" value={offer.move} />
      <Once frame={frame} name={offer.move} />
      {Object.entries(offer.seen ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {offer.effect !== null && <p className="mb-4 measure">{offer.effect}</p>}
      {children}
      {specs.map((spec) => (
        <MoveInput key={spec.name} field={form.field(spec.name)} digest={form.field(`${spec.name}Digest`)} spec={spec} words={inputOf(spec.name)} options={options[spec.name]} example={exampleOf(spec, frame)} now={frame.now} />
      ))}
      <TextArea field={form.field("reason")} label="理由" rows={2} isOptional={!offer.reasonNeeded} hint={offer.reasonNeeded ? inputOf("reason").hint : undefined} />
      <OnlinePart offer={offer} frame={frame} words={words} />
      {offer.offlineRefusal === null && (
        <details open={!isOpen(offer) || hasPaperProblem(lastResult)} className="mt-5 border-t border-line pt-4">
          <summary className="font-medium">线下办理：已在纸上办完，现在补录</summary>
          <div className="mt-3">
            <PaperFields fields={paperFieldsOf(form)} checkers={checkers} />
            <Button tone="plain" name="offline.mark" value="yes">
              登记为线下办理：{words}
            </Button>
          </div>
        </details>
      )}
    </form>
  );
}

function OnlinePart({ offer, frame, words }: { offer: Offer; frame: WorkFrame; words: string }) {
  if (offer.refusal?.code === "secondFactorNeeded") {
    return (
      <p className="flex flex-wrap items-center gap-3">
        <LinkButton href={`/second-factor?next=${encodeURIComponent(frame.path)}`}>验证身份后{words}</LinkButton>
        <span className="text-sm text-soft">{offer.refusal.words}</span>
      </p>
    );
  }
  if (offer.refusal) return <p className="text-soft">在线办理：{offer.refusal.words}</p>;
  return <Button tone={isDangerous(offer.move) ? "danger" : "primary"}>{words}</Button>;
}

function hasPaperProblem(lastResult: SubmissionResult<string[]> | undefined): boolean {
  return Object.keys(lastResult?.error ?? {}).some((name) => name.startsWith("offline"));
}

function exampleOf(spec: MoveField, frame: WorkFrame): string | undefined {
  return spec.name === "documentNumber" ? numberExample(frame) : undefined;
}
