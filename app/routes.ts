import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The URL tree: path → file. No layouts: each page answers for itself (trust.md section 2). */
export default [
  // Public
  index("routes/public/home.tsx"),
  route("challenges", "routes/public/challenge-list.tsx"),
  route("challenges/:no", "routes/public/challenge.tsx"),
  route("challenges/:no/ranking-file", "routes/public/ranking-file.ts"),
  route("notices", "routes/public/notice-list.tsx"),
  route("notices/:id", "routes/public/notice.tsx"),
  route("impact", "routes/public/impact.tsx"),
  route("rules", "routes/public/rules.tsx"),
  route("verify", "routes/public/verify.tsx"),
  route("help", "routes/public/help.tsx"),
  route("display", "routes/public/display.ts"),

  // Sign-in
  route("sign-in", "routes/auth/sign-in.tsx"),
  route("sign-out", "routes/auth/sign-out.tsx"),
  route("register", "routes/auth/register.tsx"),
  route("activate", "routes/auth/activate.tsx"),
  route("reset", "routes/auth/reset.tsx"),
  route("second-factor", "routes/auth/second-factor.tsx"),

  // Workbench
  route("work/switch", "routes/work/switch.ts"),
  route("work/bids", "routes/work/bids.tsx"),
  route("work/bids/new", "routes/work/bid-new.tsx"),
  route("work/bids/:no", "routes/work/bid.tsx"),
  route("work/bids/:no/edit", "routes/work/bid-edit.tsx"),
  route("work/bids/:no/draft", "routes/work/bid-draft.ts"),
  route("work/bids/:no/receipt", "routes/work/bid-receipt.tsx"),
  route("work/bids/:no/receipt/file", "routes/work/bid-receipt-file.ts"),
  route("work/challenges/:no/bids", "routes/work/challenge-bids.tsx"),
  route("work/unit", "routes/work/unit.tsx"),
  route("work/people", "routes/work/people.tsx"),
  route("work/me", "routes/work/me.tsx"),
  route("work/rounds/:code/people", "routes/work/round-people.tsx"),
  route("work/outbox", "routes/work/outbox.tsx"),
  route("work/outbox/:id/html", "routes/work/outbox-html.ts"),
  route("work/challenges/:no/experts", "routes/work/challenge-experts.tsx"),
  route("work/challenges/:no/ranking", "routes/work/challenge-ranking.tsx"),
  route("work/challenges/:no/ranking-file", "routes/work/ranking-file.ts"),
  route("work/challenges/:no/decision", "routes/work/challenge-decision.tsx"),
  route("work/notices/:id", "routes/work/notice.tsx"),
  route("work/awards/:no", "routes/work/award.tsx"),
  route("work/bids/:no/result", "routes/work/bid-result.tsx"),
  route("work/reviews", "routes/work/reviews.tsx"),
  route("work/reviews/:challengeNo", "routes/work/review-item.tsx"),
  route("work/reviews/:challengeNo/:code", "routes/work/review-sheet.tsx"),
  route("work/recusal", "routes/work/review-recusal.tsx"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
