import { existsSync, rmSync } from "node:fs";
import { fingerprintOf, isNoted, noteFingerprint } from "./fingerprint.js";
import { withLock } from "./lock.js";
import { childEnv, node24 } from "./node24.js";
import { inRoot, root, tools } from "./places.js";
import { run, complaint } from "./processes.js";
import { isDiskFullText, Trouble } from "./trouble.js";
import { words } from "./words.js";

const schema = ["prisma/schema.prisma", "prisma/schema", "prisma.config.ts", "package-lock.json"];
const sources = ["app", "emails", "public", "prisma/demo", ...schema, "remix.config.js", "vite.config.ts", "vite.node.config.ts", "tsconfig.json"];
const isSource = (place) => !/^app\/(start|db\/generated)(\/|$)|\.test\.tsx?$/.test(place);

/** What the browser and the web server run (Remix calls Vite once for each), and what the worker and the CLI run. */
const builds = {
  web: { name: words.webBuild, command: [tools.remix, "vite:build"], note: inRoot("build/server/.fingerprint"), proof: inRoot("build/server/index.js") },
  node: { name: words.nodeBuild, command: [tools.vite, "build", "--config", "vite.node.config.ts"], note: inRoot("build/node/.fingerprint"), proof: inRoot("build/node/cli.js") },
};

/** Makes what is missing or older than its sources and passes over the rest; several commands may ask at once. */
async function once({ name, note, proof, fingerprint, command, env }) {
  const isFresh = () => existsSync(proof) && isNoted(note, fingerprint);
  if (isFresh()) return;
  await withLock(`make ${note}`, async () => {
    if (isFresh()) return;
    rmSync(note, { force: true });
    const { code, output } = await run(node24(), command, { env: childEnv(env) });
    if (code !== 0) throw new Trouble(isDiskFullText(output) ? words.noDisk(root) : words.buildFailed(name, complaint(output)));
    noteFingerprint(note, fingerprint);
  });
}

/** Prisma asks for a schema engine that only migrations use and that is not in npm: any program satisfies it. */
export const prismaEnv = () => ({ PRISMA_SCHEMA_ENGINE_BINARY: node24(), PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" });

export async function generateClient() {
  const note = inRoot("app/db/generated/.fingerprint");
  await once({ name: words.client, note, proof: inRoot("app/db/generated/client.ts"), fingerprint: fingerprintOf(schema), command: [tools.prisma, "generate"], env: prismaEnv() });
}

/** Builds `which` ("web", "node") when stale; the Prisma client comes first because both contain it. */
export async function build(...which) {
  await generateClient();
  const fingerprint = fingerprintOf(sources, isSource);
  // Remix empties the whole folder before it writes: the worker's build comes after, or a fresh one would be gone.
  for (const key of ["web", "node"]) if (which.includes(key)) await once({ ...builds[key], fingerprint, env: { NODE_ENV: "production" } });
}
