import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { fence } from "./lint/import-fence.js";
import { jiebang } from "./lint/rules.js";

/** Syntax that is refused, by name, so that an entry can add to the list: a later entry replaces an earlier one. */
const refused = {
  clock: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "domain 不读时钟：now 由调用者给出。" },
    { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "domain 不读时钟：now 由调用者给出。" },
    { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: "domain 不取随机数：由调用者给出。" },
  ],
  rawQuery: [{ selector: "MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]", message: "不用 $queryRawUnsafe：参数必须绑定。" }],
  barrel: [{ selector: "ExportAllDeclaration", message: "不写汇总导出：从定义处导入。" }],
  defaultExport: [{ selector: "ExportDefaultDeclaration", message: "使用具名导出。" }],
  markup: [
    { selector: "JSXAttribute[name.name='style']", message: "内容安全策略不允许 style 属性：用类名。" },
    { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "不写 HTML 字符串。" },
  ],
  clientLoad: [
    { selector: "CallExpression[callee.property.name='load'][callee.object.name=/[fF]etcher$/]", message: "不用 fetcher.load：它发送 _routes，服务器拒绝。" },
    { selector: "ImportSpecifier[imported.name=/^(Link|NavLink|useNavigate|Form|useSubmit)$/]", message: "用 <a href> 和 <form method=\"post\">：没有脚本也要能用。" },
  ],
};
const refuse = (...names) => ({ "no-restricted-syntax": ["error", ...names.flatMap((name) => refused[name])] });
const everywhere = ["rawQuery", "barrel", "defaultExport"];

export default tseslint.config(
  { ignores: ["build/", ".data/", "app/db/generated/", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
      // A form's handler may be async: React calls it and looks at nothing.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/require-await": "off",
      // The full-width space is a Chinese text's own.
      "no-irregular-whitespace": ["error", { skipStrings: true, skipTemplates: true, skipJSXText: true }],
      ...refuse(...everywhere),
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: { globals: globals.node },
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_" }] },
  },
  { files: ["public/**/*.js"], languageOptions: { globals: globals.browser } },

  // Size: a file says one thing. Declarative tables and tests are as long as what they list.
  {
    files: ["app/**/*.{ts,tsx,js}", "emails/**/*.{ts,tsx}", "prisma/**/*.ts", "lint/**/*.js", "tests/support/**/*.ts"],
    plugins: { jiebang },
    rules: {
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60 }],
      "jiebang/file-name": "error",
    },
  },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", { max: 120 }] } },
  {
    files: ["app/domain/**/lifecycle.ts", "app/domain/policy/*.ts", "app/domain/kernel/calendar-data.ts", "app/messages/**", "app/routes.ts", "app/components/ui/status-tone.ts", "**/*.test.{ts,tsx}"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },

  // Tests read JSON of all kinds.
  {
    files: ["**/*.test.{ts,tsx}", "tests/**/*.ts"],
    rules: Object.fromEntries(["no-explicit-any", ...["assignment", "argument", "call", "member-access", "return"].map((name) => `no-unsafe-${name}`)].map((name) => [`@typescript-eslint/${name}`, "off"])),
  },

  // Who may import whom.
  ...fence,

  { files: ["app/domain/**/*.ts"], rules: refuse(...everywhere, "clock") },
  { files: ["app/**/*.tsx"], plugins: { "react-hooks": reactHooks }, rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error", ...refuse(...everywhere, "markup", "clientLoad") } },
  {
    files: ["app/routes/**/*.{ts,tsx}", "app/root.tsx", "app/entry.server.tsx"],
    plugins: { jiebang },
    rules: { ...refuse("rawQuery", "barrel", "markup", "clientLoad") },
  },
  { files: ["app/routes/**/*.{ts,tsx}"], rules: { "jiebang/wrapped-route": "error", "max-lines": ["error", { max: 150 }] } },
  // Where the framework or a tool demands a default export.
  { files: ["app/routes.ts", "*.config.ts", "tests/*.config.ts", "emails/**/*.tsx", "tests/support/template.ts"], rules: refuse("rawQuery", "barrel") },
  // Remix throws responses.
  { files: ["app/web/**", "app/routes/**"], rules: { "@typescript-eslint/only-throw-error": "off" } },
);
