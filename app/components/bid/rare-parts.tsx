import { type ComponentProps, lazy, Suspense } from "react";
import { useIsAlive } from "#app/components/form/use-is-alive.ts";

// Only where two typed at once, in a correction of the bid, after a correction of the challenge, where nothing can be changed or content was asked for again, where a text read blind names its team, where a bid was begun on a contest: their scripts are for those alone.
const Merge = lazy(() => import("./merge-panel.tsx").then((part) => ({ default: part.MergePanel })));
const Supplement = lazy(() => import("./supplement-part.tsx").then((part) => ({ default: part.SupplementPart })));

const Amendments = lazy(() => import("./amendment-alert.tsx").then((part) => ({ default: part.AmendmentAlert })));

const Identity = lazy(() => import("./identity-alert.tsx").then((part) => ({ default: part.IdentityAlert })));

const Note = lazy(() => import("./identity-alert.tsx").then((part) => ({ default: part.IdentityNote })));

const Contest = lazy(() => import("./contest-note.tsx").then((part) => ({ default: part.ContestNote })));

const Left = lazy(() => import("./left-note.tsx").then((part) => ({ default: part.LeftNote })));

const Resupply = lazy(() => import("./resupply-part.tsx").then((part) => ({ default: part.ResupplyPart })));

const SupplyState = lazy(() => import("./resupply-part.tsx").then((part) => ({ default: part.ResupplyState })));

const Members = lazy(() => import("./member-paste.tsx").then((part) => ({ default: part.MemberPaste })));

const Radioactivity = lazy(() => import("#app/components/challenge/radioactivity-check.tsx").then((part) => ({ default: part.RadioactivityCheck })));

/** `merge-panel.tsx`, fetched where it is needed. */
export function MergePanel(props: ComponentProps<typeof Merge>) {
  return (
    <Suspense>
      <Merge {...props} />
    </Suspense>
  );
}

/** `supplement-part.tsx`, fetched where it is needed. */
export function SupplementPart(props: ComponentProps<typeof Supplement>) {
  return (
    <Suspense>
      <Supplement {...props} />
    </Suspense>
  );
}

/** `amendment-alert.tsx`, fetched where there was a correction. */
export function AmendmentAlert(props: ComponentProps<typeof Amendments>) {
  if (props.bid.amendments.length === 0) return null;
  return (
    <Suspense>
      <Amendments {...props} />
    </Suspense>
  );
}

/** `identity-alert.tsx`, fetched where something was found. */
export function IdentityAlert(props: ComponentProps<typeof Identity>) {
  if (props.found.length === 0) return null;
  return (
    <Suspense>
      <Identity {...props} />
    </Suspense>
  );
}

/** The same for who checks the form. */
export function IdentityNote(props: ComponentProps<typeof Note>) {
  if (props.found.length === 0) return null;
  return (
    <Suspense>
      <Note {...props} />
    </Suspense>
  );
}

/** `contest-note.tsx`, fetched for a bid that was begun on a contest. */
export function ContestNote(props: ComponentProps<typeof Contest>) {
  if (props.bid.contest === null) return null;
  return (
    <Suspense>
      <Contest {...props} />
    </Suspense>
  );
}

/** `left-note.tsx`, fetched where nothing can be changed. */
export function LeftNote(props: ComponentProps<typeof Left>) {
  if (props.bid.editing.mode !== "locked") return null;
  return (
    <Suspense>
      <Left {...props} />
    </Suspense>
  );
}

/** `resupply-part.tsx`, fetched where content was asked for again. */
export function ResupplyPart(props: ComponentProps<typeof Resupply>) {
  if (props.bid.resupply === null) return null;
  return (
    <Suspense>
      <Resupply {...props} />
    </Suspense>
  );
}

/** The same for the bureau. */
export function ResupplyState(props: ComponentProps<typeof SupplyState>) {
  if (props.bid.resupply === null) return null;
  return (
    <Suspense>
      <SupplyState {...props} />
    </Suspense>
  );
}

/** `member-paste.tsx`, fetched where members can still be pasted. */
export function MemberPaste(props: ComponentProps<typeof Members>) {
  const isAlive = useIsAlive();
  if (!isAlive) return null;
  return (
    <Suspense>
      <Members {...props} />
    </Suspense>
  );
}

/** `radioactivity-check.tsx`, fetched for building materials; without script its own page does it. */
export function RadioactivityCheck(props: ComponentProps<typeof Radioactivity>) {
  const isAlive = useIsAlive();
  if (!isAlive) return null;
  return (
    <Suspense>
      <Radioactivity {...props} />
    </Suspense>
  );
}
