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

  // Sign-in
  route("sign-in", "routes/auth/sign-in.tsx"),
  route("sign-out", "routes/auth/sign-out.tsx"),
  route("register", "routes/auth/register.tsx"),
  route("activate", "routes/auth/activate.tsx"),
  route("reset", "routes/auth/reset.tsx"),
  route("second-factor", "routes/auth/second-factor.tsx"),

  // Workbench
  route("work/switch", "routes/work/switch.ts"),
  route("work/unit", "routes/work/unit.tsx"),
  route("work/people", "routes/work/people.tsx"),
  route("work/me", "routes/work/me.tsx"),
  route("work/rounds/:code/people", "routes/work/round-people.tsx"),
  route("work/outbox", "routes/work/outbox.tsx"),
  route("work/outbox/:id/html", "routes/work/outbox-html.ts"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
