import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const works = async (path: string) => run(path, ["--version"]).then(() => true, () => false);

let found: Promise<{ path: string | null; why: string | null }> | undefined;

/** The standard `age` program; where there is none Debian's is installed, and where that cannot be, `why` says so. */
export function findAge(): Promise<{ path: string | null; why: string | null }> {
  found ??= look();
  return found;
}

async function look() {
  if (await works("age")) return { path: "age", why: null };
  if (process.getuid?.() !== 0) return { path: null, why: "没有 age 程序，也无权安装：改用 age-encryption 打开。" };
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", "age"], { env, timeout: 25_000 });
  await install().catch(() => run("apt-get", ["update"], { env, timeout: 25_000 }).then(install)).catch(() => undefined);
  return (await works("age")) ? { path: "age", why: null } : { path: null, why: "没有 age 程序，也装不上：改用 age-encryption 打开。" };
}
