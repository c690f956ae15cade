const makers = /^#app\/web\/(public-page|plain-page|work-page|resource|sandboxed-document)\.ts$/;
const notForUs = ["clientLoader", "clientAction", "shouldRevalidate", "HydrateFallback", "headers"];

/**
 * A route's loader and action come from a wrapper of app/web and from nowhere else: `export const loader = page.loader`,
 * where `page` is the result of a function imported from there. This form is also the one that the build can strip.
 */
const wrappedRoute = {
  meta: { type: "problem", schema: [], messages: { raw: "loader 和 action 只能写成 export const {{name}} = page.{{name}}，page 由 app/web 的包装函数得到。", notForUs: "{{name}} 不使用：它绕过包装函数或服务器的检查。" } },
  create(context) {
    const imported = new Set();
    const made = new Set();
    const check = (node, name, init) => {
      if (notForUs.includes(name)) context.report({ node, messageId: "notForUs", data: { name } });
      if (name !== "loader" && name !== "action") return;
      const isWrapped = init?.type === "MemberExpression" && !init.computed && init.property.name === name && init.object.type === "Identifier" && made.has(init.object.name);
      if (!isWrapped) context.report({ node, messageId: "raw", data: { name } });
    };
    return {
      ImportDeclaration({ source, specifiers }) {
        if (makers.test(source.value)) for (const { local } of specifiers) imported.add(local.name);
      },
      "Program > VariableDeclaration[kind='const'] > VariableDeclarator"({ id, init }) {
        if (id.type === "Identifier" && init?.type === "CallExpression" && init.callee.type === "Identifier" && imported.has(init.callee.name)) made.add(id.name);
      },
      ExportNamedDeclaration(node) {
        const { declaration, specifiers } = node;
        for (const { exported } of specifiers) check(node, exported.name ?? exported.value, null);
        if (declaration?.type === "FunctionDeclaration") check(node, declaration.id.name, null);
        if (declaration?.type !== "VariableDeclaration") return;
        for (const { id, init } of declaration.declarations) {
          if (id.type === "Identifier") check(node, id.name, init);
          else for (const name of ["loader", "action", ...notForUs]) if (context.sourceCode.getText(id).includes(name)) check(node, name, null);
        }
      },
    };
  },
};

const vagueFolders = ["utils", "helpers", "common", "misc", "manager", "lib"];

/** kebab-case files in folders named after what they serve. */
const fileName = {
  meta: { type: "suggestion", schema: [], messages: { name: "文件名用 kebab-case：{{name}}", folder: "目录名说不出用途：{{name}}" } },
  create(context) {
    return {
      Program(node) {
        const parts = context.filename.split(/[\\/]/);
        const name = parts.at(-1);
        if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name)) context.report({ node, messageId: "name", data: { name } });
        for (const folder of parts.filter((part) => vagueFolders.includes(part))) context.report({ node, messageId: "folder", data: { name: folder } });
      },
    };
  },
};

export const jiebang = { rules: { "wrapped-route": wrappedRoute, "file-name": fileName } };
