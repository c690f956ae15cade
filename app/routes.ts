import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The URL tree: path → file. No layouts: each page answers for itself (trust.md section 2). */
export default [
  // Public
  index("routes/public/home.tsx"),
  route("challenges", "routes/public/challenge-list.tsx"),
  route("challenges/:no", "routes/public/challenge.tsx"),
  route("notices", "routes/public/notice-list.tsx"),
  route("notices/:id", "routes/public/notice.tsx"),
  route("impact", "routes/public/impact.tsx"),
  route("rules", "routes/public/rules.tsx"),
  route("verify", "routes/public/verify.tsx"),
  route("help", "routes/public/help.tsx"),
  route("display", "routes/public/display.ts"),

  // Workbench
  route("work/switch", "routes/work/switch.ts"),
  route("work/outbox", "routes/work/outbox.tsx"),
  route("work/outbox/:id/html", "routes/work/outbox-html.ts"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
