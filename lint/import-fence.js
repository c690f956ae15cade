/**
 * Who may import whom (README, import table). One row a folder: `may` are folders or files of app/ (and emails),
 * `types` those of which only types, `packages` the npm packages. `node:` is open unless `pure`.
 */
export const table = [
  { folder: "app/domain", may: [], packages: ["zod"], pure: true },
  { folder: "app/messages", may: [], types: ["domain"], packageTypes: ["zod"], pure: true },
  { folder: "app/browser", may: ["domain", "messages", "crypto/check-code"], packages: ["@noble/ed25519", "@noble/hashes", "canonicalize"], pure: true },
  { folder: "app/components", may: ["domain", "messages", "crypto/browser", "browser/server-clock"], packages: ["react", "@remix-run/react", "@conform-to/react", "@conform-to/dom", "lucide-react", "tus-js-client", "pdfjs-dist"], pure: true },
  { folder: "emails", may: ["messages", "@emails"], types: ["domain"], packages: ["react", "@react-email/components"], pure: true },
  { folder: "app/threads", may: [] },
  { folder: "app/documents", may: ["domain", "messages", "threads"] },
  { folder: "app/db", may: ["domain", "env"] },
  { folder: "app/crypto", may: ["domain"] },
  { folder: "app/crypto/browser", may: ["domain"], packages: ["age-encryption", "shamir-secret-sharing", "@scure/base"], pure: true },
  { folder: "app/files", may: ["domain", "crypto", "threads"] },
  { folder: "app/auth", may: ["domain", "db", "crypto", "threads", "env"], remix: true },
  { folder: "app/services", may: ["domain", "db", "crypto", "files", "jobs/queue", "auth/identity", "env"] },
  { folder: "app/jobs/queue", may: ["domain"], types: ["db"] },
  { folder: "app/jobs", may: ["jobs/queue", "domain", "services", "db", "crypto", "documents", "messages", "threads", "env", "@emails"] },
  { folder: "app/web", may: ["domain", "auth", "messages"], remix: true },
  { folder: "app/uploads", may: ["services", "web", "auth", "messages", "domain"] },
  { folder: "app/routes", may: ["services", "web", "auth", "components", "messages", "documents", "domain"], remix: true },
  { folder: "app/cli", may: ["services", "db", "crypto", "domain", "documents", "messages", "auth", "env", "@prisma/demo"] },
];

/** Both names of a folder's own files and of what it may use, as they are written in an import. */
function allowedSpecifier({ folder, may }) {
  const own = folder.startsWith("app/") ? [`#${folder}/`] : [];
  const others = may.map((name) => (name === "env" ? "#app/env\\.server\\.ts$" : name.startsWith("@") ? `#${name.slice(1)}/` : name.includes("/") ? `#app/${name}(\\.ts$|/)` : `#app/${name}/`));
  return [...own, ...others].join("|");
}

function fenceOf(row) {
  const { folder, types = [], packages, packageTypes = [], pure = false, remix = false } = row;
  const patterns = [
    { regex: "^\\.\\./", message: "跨目录导入写 #app/…，不写 ../。" },
    { regex: `^#(?!(?:${[allowedSpecifier(row).replaceAll("#", ""), ...types.map((name) => `app/${name}/`)].filter(Boolean).join("|") || "$"}))`, message: `${folder} 不得导入此目录（见 README 导入表）。` },
    ...types.map((name) => ({ regex: `^#app/${name}/`, allowTypeImports: true, message: `${folder} 只可导入 ${name} 的类型。` })),
    ...packageTypes.map((name) => ({ regex: `^${name}(/|$)`, allowTypeImports: true, message: `${folder} 只可导入 ${name} 的类型。` })),
    ...(pure ? [{ regex: "^node:", message: `${folder} 不得使用 node:。` }] : []),
    ...(remix || packages?.includes("@remix-run/react") ? [] : [{ regex: "^@remix-run/", message: "@remix-run/* 只出现在 routes、components、web、auth、root、entry、server。" }]),
    ...(packages || packageTypes.length > 0 ? [{ regex: `^(?!\\.|#|node:|(?:${[...(packages ?? []), ...packageTypes].join("|")})(?:/|$))`, message: `${folder} 不得使用此软件包。` }] : []),
    { regex: "^remix$", message: "软件包 remix 只列在 package.json 中，不得导入。" },
  ];
  return {
    files: [`${folder}/**/*.{ts,tsx}`, `${folder}.ts`],
    ignores: ["**/*.test.{ts,tsx}", ...table.filter((other) => other.folder.startsWith(`${folder}/`)).map((other) => `${other.folder}.ts`)],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  };
}

/** A route never imports another route: neither by name nor from beside it. */
const routesApart = {
  files: ["app/routes/**/*.{ts,tsx}"],
  rules: { "no-restricted-imports": ["error", { patterns: [{ regex: "^(\\./|#app/routes/)", message: "页面之间不得互相导入。" }] }] },
};

/** Folders that import each other, however long the way round; the table must have none. */
function circlesIn(rows) {
  const targets = new Map(rows.map(({ folder, may, types = [] }) => [folder.replace("app/", ""), [...may, ...types].map((name) => (name === "auth/identity" ? "auth" : name))]));
  const reaches = (from, to, seen = new Set()) => (targets.get(from) ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  return [...targets.keys()].filter((folder) => reaches(folder, folder));
}

const circles = circlesIn(table);
if (circles.length > 0) throw new Error(`导入表中有循环：${circles.join("、")}`);

export const fence = [...table.map(fenceOf), routesApart];
