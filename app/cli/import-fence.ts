/** One row: what a folder may import besides itself and its own libraries, and what as types only. */
export interface FenceRow {
  folder: string;
  may: readonly string[];
  types?: readonly string[];
  never: string;
}

/** Who may import whom, folder by folder of `app/` (and `emails`): the one table behind ESLint's fence and the README. */
export const importFence: readonly FenceRow[] = [
  { folder: "domain", may: ["zod"], never: "anything else; the clock, chance" },
  { folder: "messages", may: [], types: ["domain"], never: "services, db" },
  { folder: "components", may: ["domain", "messages"], never: "services, db, auth, jobs" },
  { folder: "emails", may: ["messages"], types: ["domain"], never: "services, db" },
  { folder: "documents", may: ["domain", "messages"], never: "services, db, web" },
  { folder: "db", may: ["domain", "Prisma"], never: "services, web" },
  { folder: "jobs/queue", may: ["domain"], never: "services" },
  { folder: "services", may: ["domain", "db", "crypto", "jobs/queue", "auth/identity"], never: "@remix-run/*, web, routes, components" },
  { folder: "jobs/handlers", may: ["services", "db", "crypto", "emails", "documents", "messages"], never: "web, routes" },
  { folder: "auth", may: ["domain", "db"], never: "services, routes" },
  { folder: "crypto", may: ["domain"], never: "everything else" },
  { folder: "web", may: ["domain", "auth", "messages"], never: "db, services" },
  { folder: "routes", may: ["services", "web", "auth", "components", "messages", "documents", "domain"], never: "db, another route" },
  { folder: "cli", may: ["services", "db", "crypto", "domain", "documents", "messages", "auth/actor"], never: "web, routes, components" },
];
