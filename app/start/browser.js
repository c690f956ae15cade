import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { aptInstall, canApt } from "./debian.js";
import { childEnv, node24 } from "./node24.js";
import { inRoot, tools } from "./places.js";
import { run } from "./processes.js";
import { Trouble } from "./trouble.js";
import { words } from "./words.js";

const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];
const usualFolders = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"];

/** The browser for the end-to-end tests; where there is none it is installed, by Playwright or by Debian. */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!(await works(chosen))) throw new Trouble(words.badChrome(chosen));
    return chosen;
  }
  const found = (await firstWorking([...installedOnes(), playwrightsOwn()])) ?? (await installBrowser());
  if (!found) throw new Trouble(words.noBrowser);
  await ensureChineseFont();
  return found;
}

function installedOnes() {
  const folders = [...new Set([...(process.env.PATH ?? "").split(path.delimiter), ...usualFolders])];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function playwrightsOwn() {
  return createRequire(inRoot("package.json"))("playwright-core").chromium.executablePath();
}

async function firstWorking(files) {
  for (const file of files) if (existsSync(file) && (await works(file))) return file;
  return undefined;
}

/** Ubuntu's `chromium-browser` is a script that only asks for a snap: a browser is one that tells its version. */
async function works(file) {
  try {
    accessSync(file, constants.X_OK);
    const { code, output } = await run(file, ["--version"], { timeout: 20_000 });
    return code === 0 && /\d+\.\d+/.test(output);
  } catch {
    return false;
  }
}

async function installBrowser() {
  console.log(words.installingBrowser);
  // A closed network may swallow the download without an answer, hence the limit.
  await run(node24(), [tools.playwright, "install", "chromium"], { timeout: 60_000, env: childEnv({ PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" }) });
  const own = await firstWorking([playwrightsOwn()]);
  if (own) return own;
  await aptInstall("chromium", "fonts-noto-cjk");
  return firstWorking(installedOnes());
}

/** Without one every Chinese character is a box, also in the screenshots. */
async function ensureChineseFont() {
  const { output } = await run("fc-list", [":lang=zh"]).catch(() => ({ output: "" }));
  if (output.trim() !== "" || !canApt()) return;
  console.log(words.installingFonts);
  await aptInstall("fontconfig", "fonts-noto-cjk");
}

