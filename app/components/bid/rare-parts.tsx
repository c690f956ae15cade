import { type ComponentProps, lazy, Suspense } from "react";

// Only where two typed at once, and only in a correction: their scripts are for those alone.
const Merge = lazy(() => import("./merge-panel.tsx").then((part) => ({ default: part.MergePanel })));
const Supplement = lazy(() => import("./supplement-part.tsx").then((part) => ({ default: part.SupplementPart })));

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
