import { parseArgs } from "node:util";
import { MigrationStopped } from "./migration/stopped.ts";

const usage = `用法（需设置 DATABASE_URL，登录名要有建库权限）：
  node prisma/migrate.ts deploy          执行尚未执行的迁移、权限和任务队列表
  node prisma/migrate.ts create NAME     把 schema.prisma 的改动写成新的迁移文件
  node prisma/migrate.ts check           检查迁移与 schema.prisma、与现有数据库是否一致
  --folder DIR                           用另一个文件夹代替 prisma/`;

/** Commands load their part when called: `deploy` runs at every start and needs no schema engine. */
async function run(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { folder: { type: "string" } } });
  const [command, name] = positionals;
  const url = process.env.DATABASE_URL;
  const known = command === "deploy" || command === "check" || (command === "create" && name !== undefined);
  if (!known) {
    console.error(usage);
    return 2;
  }
  if (!url) throw new MigrationStopped("未设置数据库地址 DATABASE_URL。");
  const folder = values.folder;
  if (command === "deploy") {
    const { deploy } = await import("./migration/deploy.ts");
    const applied = await deploy({ url, folder });
    console.log(applied.length > 0 ? `已执行迁移：${applied.join("、")}` : "数据库结构已是最新。");
    return 0;
  }
  if (command === "create") {
    const { createMigration } = await import("./migration/create.ts");
    const { file, destructive } = await createMigration({ url, folder, name: name ?? "", now: new Date() });
    console.log(`已写入 ${file}`);
    for (const line of destructive) console.log(`请核对，将删除：${line}`);
    return 0;
  }
  const { check } = await import("./migration/check.ts");
  const differences = await check({ url, folder });
  for (const line of differences) console.log(line);
  if (differences.length === 0) console.log("一致：迁移、schema.prisma 与数据库没有差异。");
  return differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof MigrationStopped ? error.message : error);
  process.exitCode = 1;
}
