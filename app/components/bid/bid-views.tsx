import { type ComponentProps, lazy, Suspense } from "react";

// A reader sees one of these, by who it is: each fetches its own script alone.
const Own = lazy(() => import("./own-bid.tsx").then((part) => ({ default: part.OwnBidView })));
const Whole = lazy(() => import("./whole-bid.tsx").then((part) => ({ default: part.WholeBidView })));
const Review = lazy(() => import("./review-bid.tsx").then((part) => ({ default: part.ReviewBidView })));

/** `own-bid.tsx`, for the team. */
export function OwnBidView(props: ComponentProps<typeof Own>) {
  return (
    <Suspense>
      <Own {...props} />
    </Suspense>
  );
}

/** `whole-bid.tsx`, for the bureau. */
export function WholeBidView(props: ComponentProps<typeof Whole>) {
  return (
    <Suspense>
      <Whole {...props} />
    </Suspense>
  );
}

/** `review-bid.tsx`, for who judges it or chooses. */
export function ReviewBidView(props: ComponentProps<typeof Review>) {
  return (
    <Suspense>
      <Review {...props} />
    </Suspense>
  );
}
