import { useState } from "react";
import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { Once } from "#app/components/form/once.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { KeySetState } from "#app/domain/custody/key-set.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { codeProblemWords, openingProgressWords } from "#app/messages/zh-CN/custody.ts";
import { CodeFields } from "./code-fields.tsx";
import { useProgress } from "./opening-progress.tsx";
import { useCodesForm } from "./use-codes-form.ts";
import { type Derived, withCodes } from "./with-codes.ts";

/** A challenge that waits (`services/custody/open-with-codes.ts`). */
export interface Waiting {
  no: string;
  title: string;
  bids: number | null;
  opening: { tag: string; index: number };
  recovery: { tag: string; index: number } | null;
  refusal: Refusal | null;
}

interface OpeningFormProps {
  waiting: Waiting[];
  sets: KeySetState[];
  frame: WorkFrame;
  problem: string | null;
  /** Chosen at first, by number; all when none is. */
  only: string | null;
}

type By = "codes" | "recovery";

/** Whether the item itself waits for something, whoever asks: its codes would be typed in vain. */
const isHeld = ({ refusal }: Waiting) => refusal !== null && !["notAllowed", "secondFactorNeeded"].includes(refusal.code);

const tagOf = ({ opening, recovery }: Waiting, by: By) => (by === "codes" ? opening.tag : (recovery?.tag ?? null));

/** 开标: the holders type their codes, this browser makes of them the key of each chosen challenge and sends those alone. */
export function OpeningForm({ waiting, sets, frame, problem: refused, only }: OpeningFormProps) {
  const [by, setBy] = useState<By>("codes");
  // One set at a time: challenges published under an earlier set ask for its codes.
  const tags = [...new Set(waiting.flatMap((one) => tagOf(one, by) ?? []))];
  const [chosenTag, setTag] = useState<string | null>(null);
  const tag = chosenTag !== null && tags.includes(chosenTag) ? chosenTag : ((only && tagOf(waiting.find(({ no }) => no === only) ?? waiting[0]!, by)) ?? tags[0] ?? null);
  const set = sets.find((one) => one.tag === tag);
  const listed = waiting.filter((one) => tagOf(one, by) === tag);
  const form = useCodesForm((typed, sent) => identitiesOf(typed, tag, by, listed.filter(({ no }) => sent.getAll("nos").includes(no))));
  const shown = form.problem ?? refused;
  useProgress(form.sent !== null);
  const chosen = form.sent?.getAll("nos") ?? [];
  return (
    <form method="post" onSubmit={(event) => void form.onSubmit(event)} className="no-print" aria-label="开标">
      {shown && (
        <Alert tone="problem" title="没有开启">
          {shown}
        </Alert>
      )}
      <input type="hidden" name="intent" value="openBids" />
      <input type="hidden" name="identities" value="" />
      <Once frame={frame} name="openBids" />
      <ByFields by={by} onChange={setBy} />
      {tags.length > 1 && <TagField tags={tags} tag={tag} onChange={setTag} />}
      <fieldset className="mb-5">
        <legend className="font-medium">开启哪些任务</legend>
        {listed.map((one) => (
          <label key={one.no} className="flex items-start gap-2 py-1">
            <input type="checkbox" name="nos" value={one.no} defaultChecked={!isHeld(one) && (only === null || only === one.no)} disabled={isHeld(one)} className="mt-1.5 size-4 flex-none accent-blue" />
            <span>
              <span className="mr-2 tabular-nums">{one.no}</span>
              {one.title}
              <span className="ml-2 text-soft">
                {one.bids !== null && `收到 ${one.bids} 份，`}第 {by === "codes" ? one.opening.index : one.recovery?.index} 号密钥
              </span>
              {isHeld(one) && one.refusal && <span className="block text-red-dark">{quotedRefusal(one.refusal)}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {set && <CodeFields count={set.threshold} values={form.codes} onChange={form.setCodes} />}
      {chosen.length > 0 && <p role="status">{openingProgressWords.running(chosen.filter((no) => !waiting.some((one) => one.no === no)).length, chosen.length)}</p>}
      <SubmitPart waiting={waiting} frame={frame} isWorking={form.isWorking} />
    </form>
  );
}

async function identitiesOf(typed: string[], tag: string | null, by: By, chosen: readonly Waiting[]): Promise<Derived> {
  if (chosen.length === 0) return { problem: "请至少选择一项任务。" };
  return withCodes(typed, tag, async (secret, { identityOf, recipientsOf, tagOf: tagOfKey }) => {
    // Shamir gives garbage for a bad share: the trial key's tag tells before anything is sent.
    if ((await tagOfKey((await recipientsOf(secret, 0))[0]!)) !== tag) return { problem: codeProblemWords({ code: "codesDoNotOpen" }) };
    const indexOf = (one: Waiting) => (by === "codes" ? one.opening.index : one.recovery!.index);
    const identities = await Promise.all(chosen.map(async (one) => ({ no: one.no, identity: await identityOf(secret, indexOf(one)) })));
    return { value: { identities: JSON.stringify(identities) } };
  });
}

function ByFields({ by, onChange }: { by: By; onChange: (by: By) => void }) {
  const isAlive = useIsAlive();
  return (
    <fieldset className="mb-5">
      <legend className="font-medium">用哪一种码</legend>
      <label className="flex min-h-8 items-center gap-2">
        <input type="radio" name="by" value="codes" checked={by === "codes"} onChange={() => onChange("codes")} className="size-4 accent-blue" />
        开标码（复核人、见证人等各自保管）
      </label>
      <label className="flex min-h-8 items-center gap-2">
        <input type="radio" name="by" value="recovery" checked={by === "recovery"} onChange={() => onChange("recovery")} className="size-4 accent-blue" />
        恢复码：开标码遗失、损坏或持码人不能到场时使用，公开说明并列入例外清单
      </label>
      {(by === "recovery" || !isAlive) && (
        <div className="mt-3">
          <label htmlFor="reason" className="font-medium">
            启用恢复码的理由
          </label>
          <p className="text-sm text-soft">随开标记录公开，如“见证人持有的信封遗失”；用开标码的不填</p>
          <textarea id="reason" name="reason" rows={2} maxLength={1000} className={`${controlClass} mt-1 measure`} />
        </div>
      )}
    </fieldset>
  );
}

function TagField({ tags, tag, onChange }: { tags: string[]; tag: string | null; onChange: (tag: string) => void }) {
  return (
    <div className="mb-5">
      <label htmlFor="set" className="font-medium">
        哪一套码
      </label>
      <select id="set" value={tag ?? ""} onChange={(event) => onChange(event.target.value)} className={`${controlClass} mt-1 min-h-10 max-w-60`}>
        {tags.map((one) => (
          <option key={one} value={one}>
            套号 {one}
          </option>
        ))}
      </select>
    </div>
  );
}

function SubmitPart({ waiting, frame, isWorking }: { waiting: Waiting[]; frame: WorkFrame; isWorking: boolean }) {
  const refusals = waiting.map(({ refusal }) => refusal);
  const open = refusals.find((refusal) => refusal === null || refusal.code === "secondFactorNeeded");
  if (open === undefined) return <p className="text-soft">{refusals[0] && quotedRefusal(refusals[0])}</p>;
  if (open !== null) {
    return (
      <p className="flex flex-wrap items-center gap-3">
        <LinkButton href={`/second-factor?next=${encodeURIComponent(frame.path)}`}>先验证身份</LinkButton>
        <span className="text-sm text-soft">开标前须再次验证身份，请在输入开标码之前办理。</span>
      </p>
    );
  }
  return (
    <>
      <p className="mb-3 measure">开启以后不能退回。每份申报单独解密、核对承诺值；有一份打不开的，记录下来，不影响其他。</p>
      <Button disabled={isWorking}>{isWorking ? "正在开启……" : "开标"}</Button>
      <noscript>
        <p className="mt-2 text-sm text-soft">没有启用脚本：输入的码将发送到服务器合成密钥，用后即弃，不记录。</p>
      </noscript>
    </>
  );
}
