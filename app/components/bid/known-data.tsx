import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { KnownDifference } from "#app/domain/bid/known-data.ts";
import { differenceWords, knownWords as words } from "#app/messages/zh-CN/known-data.ts";

/** What the profiles filled, and where the form says something else; inside the form, so that the button sends what is typed with it. */
export function KnownData({ filled, differences }: { filled: number; differences: readonly KnownDifference[] }) {
  return (
    <>
      {filled > 0 && (
        <Alert tone="note">
          {words.filled(filled)}
          <a href="/work/unit#profile" className="ml-3">
            {words.edit}
          </a>
          <a href="/work/me" className="ml-3">
            {words.editOwn}
          </a>
        </Alert>
      )}
      {differences.length > 0 && (
        <Alert tone="note" title={words.title(differences.length)}>
          <p>{words.lead}</p>
          <ul className="my-2 list-disc pl-5">
            {differences.map((one) => (
              <li key={one.path}>{differenceWords(one)}</li>
            ))}
          </ul>
          <Button name="intent" value="refresh" tone="plain">
            {words.refresh}
          </Button>
        </Alert>
      )}
    </>
  );
}
