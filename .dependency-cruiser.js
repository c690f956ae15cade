/**
 * No import circle between files, types included. Between the folders of app/ the import table (lint/import-fence.js)
 * has none either: it is checked when it is read.
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [{ name: "no-circle", severity: "error", comment: "文件之间循环导入", from: {}, to: { circular: true } }],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "app/db/generated|^build/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".tsx", ".js", ".json"] },
  },
};
