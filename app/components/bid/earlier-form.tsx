import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { EarlierPage, EarlierPart } from "#app/domain/bid/earlier-bid.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { bidFieldWords } from "#app/messages/zh-CN/bid-paths.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { earlierWords as words } from "#app/messages/zh-CN/earlier-bid.ts";
import { Choice, linesOf } from "./merge-panel.tsx";

interface EarlierFormProps {
  view: EarlierPage;
  shown: NonNullable<EarlierPage["shown"]>;
  frame: WorkFrame;
}

/** An earlier bid beside the draft, part by part: what describes is ticked where the draft says nothing yet, what promises is not. */
export function EarlierForm({ view, shown, frame }: EarlierFormProps) {
  const { no, revision, mayTake } = view;
  const groups = [
    { title: words.about, hint: words.aboutHint, parts: shown.parts.filter(({ isPromise }) => !isPromise) },
    { title: words.promises, hint: words.promisesHint, parts: shown.parts.filter(({ isPromise }) => isPromise) },
  ].filter(({ parts }) => parts.length > 0);
  return (
    <form method="post" aria-label={words.title}>
      <input type="hidden" name="from" value={shown.no} />
      <input type="hidden" name="revision" value={revision} />
      <Once frame={frame} name="earlier" />
      <p className="my-3">
        <strong>{words.of(shown.no, shown.challengeTitle)}</strong>　<a href={`/work/bids/${encodeURIComponent(no)}/earlier`}>{words.other}</a>
      </p>
      {!mayTake && <Alert tone="note">{words.locked}</Alert>}
      {groups.length === 0 && <Alert tone="note">{words.nothing}</Alert>}
      {shown.unmatched.length > 0 && <Alert tone="note">{words.unmatched(shown.unmatched.map(({ code, name }) => `${code} ${name}`))}</Alert>}
      {groups.map(({ title, hint, parts }) => (
        <Section key={title} title={title}>
          <p className="mb-3 measure text-sm text-soft">{hint}</p>
          {parts.map((part) => (
            <PartPair key={part.path} part={part} view={view} shown={shown} />
          ))}
        </Section>
      ))}
      {mayTake && groups.length > 0 && (
        <p className="mt-4 flex flex-wrap items-center gap-3">
          <Button name="intent" value="take">
            {words.submit}
          </Button>
          <LinkButton href={`/work/bids/${encodeURIComponent(no)}/edit`} tone="plain">
            {words.back}
          </LinkButton>
          <span className="text-sm text-soft">{words.effect}</span>
        </p>
      )}
    </form>
  );
}

function PartPair({ part: { path, isPromise }, view: { draft, challenge, mayTake }, shown }: Pick<EarlierFormProps, "view" | "shown"> & { part: EarlierPart }) {
  const { indicators } = challenge;
  const asked = indicators.find(({ code }) => path === `promised.${code}`);
  const now = linesOf(draft, path, indicators);
  return (
    <fieldset className="mb-4 rounded border border-line px-4 py-3">
      <legend className="px-1 font-bold">{bidFieldWords(path, indicators)}</legend>
      {asked && <p className="mb-2 text-sm">{words.asked(requirementWords(asked))}</p>}
      <div className="gap-6 sm:grid sm:grid-cols-2">
        <Choice title={words.now} lines={now} />
        <Choice title={words.then} lines={linesOf(shown.draft, path, indicators)} {...(mayTake && { take: { path, words: now.length > 0 ? words.take : words.takeNew, isTaken: !isPromise && now.length === 0 } })} />
      </div>
    </fieldset>
  );
}
