import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import { afterEach, beforeEach, expect, test } from "vitest";
import { check } from "#prisma/migration/check.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { createMigration } from "#prisma/migration/create.ts";
import { deploy } from "#prisma/migration/deploy.ts";
import { createScratchDatabase, type ScratchDatabase } from "#prisma/migration/scratch.ts";
import { MigrationFolder } from "#tests/support/migration-folder.ts";

const noteModel = `
model Note {
  id   Int    @id
  text String
  @@map("note")
}`;

const noteTable = `create table note (id integer not null, text text not null, constraint note_pkey primary key (id));`;
const shout = `
create or replace function shout() returns trigger language plpgsql as $$
begin
  new.text := upper(new.text) || ';';
  return new;
end $$;`;
const noteFunction = `${shout}
create trigger note_shout before insert on note for each row execute function shout();`;

let database: ScratchDatabase;
let folder: MigrationFolder;

beforeEach(async () => {
  database = await createScratchDatabase(process.env.TEST_DATABASE_ADMIN_URL ?? "");
  folder = new MigrationFolder(noteModel);
});

afterEach(async () => {
  folder.remove();
  await database.drop();
});

const deployFolder = () => deploy({ url: database.url, folder: folder.path });
const checkFolder = () => check({ url: database.url, folder: folder.path });
const create = (name: string) => createMigration({ url: database.url, folder: folder.path, name, now: new Date("2026-03-05T09:00:00Z") });

async function deployNote(): Promise<void> {
  folder.writeMigration("20260101000000_note", noteTable + noteFunction);
  await deployFolder();
}

async function query(sql: string): Promise<unknown[][]> {
  return withConnection(database.url, async (client) => (await client.query({ text: sql, rowMode: "array" })).rows);
}

test("deploy applies what is pending, once, and writes Prisma's rows", async () => {
  folder.writeMigration("20260101000000_note", noteTable + noteFunction);
  expect(await deployFolder()).toEqual(["20260101000000_note"]);
  await query("insert into note values (1, 'a')");
  expect(await query("select text from note")).toEqual([["A;"]]);

  folder.writeMigration("20260102000000_more", "alter table note add column more text;");
  expect(await deployFolder()).toEqual(["20260102000000_more"]);
  expect(await deployFolder()).toEqual([]);
  const checksum = createHash("sha256").update(noteTable + noteFunction).digest("hex");
  expect(await query(`select migration_name, checksum, length(id), finished_at >= started_at, rolled_back_at, logs, applied_steps_count
    from _prisma_migrations order by started_at limit 1`)).toEqual([["20260101000000_note", checksum, 36, true, null, null, 1]]);
});

test("deploy refuses an applied migration whose file was changed, and changes nothing", async () => {
  folder.writeMigration("20260101000000_note", noteTable);
  await deployFolder();
  folder.writeMigration("20260101000000_note", `${noteTable} -- afterthought`);
  folder.writeMigration("20260102000000_more", "create table more (id int);");
  await expect(deployFolder()).rejects.toThrow("迁移 20260101000000_note 执行后文件被改动，请恢复原文件，改动另建新的迁移。");
  expect(await query("select to_regclass('more')")).toEqual([[null]]);
});

test("deploy forgives line ends that Git changed", async () => {
  folder.writeMigration("20260101000000_note", noteTable + noteFunction);
  await deployFolder();
  folder.writeMigration("20260101000000_note", (noteTable + noteFunction).replaceAll("\n", "\r\n"));
  expect(await deployFolder()).toEqual([]);
});

test("deploy refuses a database that a newer version deployed", async () => {
  folder.writeMigration("20260101000000_note", noteTable);
  folder.writeMigration("20260102000000_newer", "create table newer (id int);");
  await deployFolder();
  folder.removeMigration("20260102000000_newer");
  await expect(deployFolder()).rejects.toThrow("数据库已执行迁移 20260102000000_newer，但本版本程序中没有这个文件：数据库可能由更新的版本部署过，请改用那个版本。");
});

test("deploy a file that fails half-way leaves nothing, the files before it stay", async () => {
  folder.writeMigration("20260101000000_note", noteTable);
  folder.writeMigration("20260102000000_broken", "create table half (id int);\ninsert into note values (1, 'a');\nalter table nowhere add column x int;");
  await expect(deployFolder()).rejects.toThrow(/^迁移 20260102000000_broken 执行失败，该文件的改动已全部撤销：relation "nowhere" does not exist/);
  expect(await query("select to_regclass('half'), (select count(*)::int from note)")).toEqual([[null, 0]]);
  expect(await query("select migration_name from _prisma_migrations")).toEqual([["20260101000000_note"]]);
  folder.writeMigration("20260102000000_broken", "create table half (id int);");
  expect(await deployFolder()).toEqual(["20260102000000_broken"]);
});

test("deploy refuses a file that ends the transaction itself", async () => {
  folder.writeMigration("20260101000000_note", `${noteTable}\nCOMMIT;\nselect 1 / 0;`);
  await expect(deployFolder()).rejects.toThrow("迁移 20260101000000_note 中不得出现 COMMIT;：每个文件由部署程序放在一个事务里执行。");
  expect(await query("select to_regclass('note')")).toEqual([[null]]);
});

test("deploy two deployers at once: one applies, the other waits and finds nothing to do", async () => {
  folder.writeMigration("20260101000000_note", `select pg_sleep(0.3); ${noteTable}`);
  const results = await Promise.all([deployFolder(), deployFolder()]);
  expect(results.flat()).toEqual(["20260101000000_note"]);
  expect(await query("select count(*)::int from _prisma_migrations")).toEqual([[1]]);
});

test("deploy gives the application's role all that the queue needs and no way to create anything", async () => {
  folder.writeMigration("20260101000000_note", noteTable);
  await deployFolder();
  const failures: unknown[] = [];
  const boss = new PgBoss({ connectionString: `${database.url}?options=${encodeURIComponent("-c role=jiebang_app")}`, migrate: false, useListenNotify: true });
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  await boss.createQueue("mail", { heartbeatSeconds: 20, notify: true });
  const done = new Promise((resolve) => void boss.work("mail", async ([job]) => resolve(job?.data)));
  await boss.send("mail", { to: "e001" });
  expect(await done).toEqual({ to: "e001" });
  await boss.supervise();
  await boss.stop();
  expect(failures).toEqual([]);
  for (const target of ["public", "pgboss"]) {
    await expect(query(`set role jiebang_app; create table ${target}.intruder (id int)`)).rejects.toThrow(`permission denied for schema ${target}`);
  }
});

test("deploy names the server that cannot be reached, without the password", async () => {
  const failure: Error = await deploy({ url: "postgresql://u:geheim@127.0.0.1:1/db", folder: folder.path }).then(() => new Error("deployed"), (error) => error);
  expect(failure.message).toMatch(/^连不上数据库 127\.0\.0\.1:1\/db：/);
  expect(failure.message).not.toContain("geheim");
});

test("create writes what the schema has and the migrations lack, and leaves no shadow behind", async () => {
  const author = `author_${randomUUID().replaceAll("-", "")}`;
  await query(`create role ${author} login createdb password 'secret'`);
  const url = new URL(database.url);
  url.username = author;
  url.password = "secret";
  await createMigration({ url: url.href, folder: folder.path, name: "first", now: new Date("2026-03-05T09:00:00Z") });
  expect(await query(`select count(*)::int from pg_database where datdba = '${author}'::regrole`)).toEqual([[0]]);
  await query(`drop role ${author}`);
  expect(await query("select count(*)::int from pg_tables where schemaname = 'public'")).toEqual([[0]]);

  expect(folder.names()).toEqual(["20260305090000_first"]);
  expect(folder.readMigration("20260305090000_first")).toContain('CREATE TABLE "note"');
  await deployFolder();
  expect(await checkFolder()).toEqual([]);
});

test("create understands functions with semicolons in earlier migrations and names what it would drop", async () => {
  folder.writeMigration("20260101000000_note", `${noteTable} ${noteFunction} alter table note add column old text;`);
  const { destructive } = await create("drop-old");
  expect(destructive).toEqual(['ALTER TABLE "note" DROP COLUMN "old";']);
  expect(folder.names().at(-1)).toBe("20260305090000_drop_old");
});

test("create sorts after the last migration where a clock is behind", async () => {
  folder.writeMigration("20270101000000_note", noteTable);
  await create("later");
  expect(folder.names()).toEqual(["20270101000000_note", "20270101000001_later"]);
});

test("create leaves out the transaction that the engine puts around a change of an enum", async () => {
  folder.writeMigration("20260101000000_kind", `create type "Kind" as enum ('a', 'b'); ${noteTable} alter table note add column kind "Kind" not null default 'a';`);
  folder.writeModels(`${noteModel.replace("text String", 'text String\n  kind Kind @default(a)')}\nenum Kind {\n  a\n  c\n}`);
  await create("kinds");
  expect(folder.readMigration("20260305090000_kinds")).toContain('CREATE TYPE "Kind_new"');
  await deployFolder();
  expect(await checkFolder()).toEqual([]);
});

test("create says which migration statement fails in the shadow", async () => {
  folder.writeMigration("20260101000000_broken", "create table t (id nothing);");
  await expect(create("next")).rejects.toThrow('迁移在影子数据库中执行失败：type "nothing" does not exist。');
});

test("check finds nothing where all agree, functions and triggers included", async () => {
  await deployNote();
  expect(await checkFolder()).toEqual([]);
});

test("check finds a schema that no migration follows", async () => {
  await deployNote();
  folder.writeModels(noteModel.replace("text String", "text String\n  more Int?"));
  expect(await checkFolder()).toEqual(['迁移与 schema.prisma 不一致，尚需：ALTER TABLE "note" ADD COLUMN "more" INTEGER']);
});

test("check finds a database that is behind", async () => {
  await deployNote();
  folder.writeMigration("20260102000000_view", "create view titles as select text from note;");
  expect(await checkFolder()).toEqual(["数据库尚未执行迁移：20260102000000_view"]);
});

test("check finds what was changed by hand in the database, a line each", async () => {
  await deployNote();
  await query(`
    alter table note add column manual text default 'x';
    alter table note alter column text drop not null;
    alter table note alter column id type bigint;
    create index by_text on note (text);
    alter table note add constraint positive check (id > 0);
    ${shout.replace("upper(new.text) || ';'", "'x'")}
    alter table note disable trigger note_shout;
    grant update (text) on note to jiebang_app;
    create table extra (id int);`);
  expect(await checkFolder()).toEqual([
    "不同：函数 shout()，第 6 行应为「new.text := upper(new.text) || ';';」，实为「new.text := 'x';」",
    "不同：列 note.id，应为「integer not null」，实为「bigint not null」",
    "不同：列 note.text，应为「text not null」，实为「text」",
    expect.stringMatching(/^不同：触发器 note\.note_shout，.*状态 D」$/),
    "多出：列 extra.id（integer）",
    "多出：列 note.manual（text default 'x'::text）",
    "多出：权限 列 note.text → jiebang_app（update）",
    "多出：索引 by_text（CREATE INDEX by_text ON public.note USING btree (text)）",
    "多出：约束 note.positive（CHECK ((id > 0))）",
    "多出：表 extra（存在）",
  ]);
});

test("check finds what was removed by hand", async () => {
  await deployNote();
  await query("drop trigger note_shout on note; drop function shout; alter table note drop constraint note_pkey");
  expect(await checkFolder()).toEqual([
    expect.stringMatching(/^缺少：函数 shout\(\)（CREATE OR REPLACE FUNCTION /),
    expect.stringMatching(/^缺少：权限 函数 shout\(\) → public（execute）$/),
    expect.stringMatching(/^缺少：索引 note_pkey（/),
    "缺少：约束 note.note_pkey（PRIMARY KEY (id)）",
    expect.stringMatching(/^缺少：触发器 note\.note_shout（CREATE TRIGGER /),
  ]);
});

test("the command exits 2 on wrong use, 1 with plain lines on a refusal or a difference, 0 when all is well", async () => {
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["prisma/migrate.ts", ...words, "--folder", folder.path], { encoding: "utf8", env: { ...process.env, DATABASE_URL: database.url } });
    return [status, stdout, stderr];
  };
  folder.writeMigration("20260101000000_note", noteTable);
  expect(run("deploy")).toEqual([0, "已执行迁移：20260101000000_note\n", ""]);
  expect(run("check")).toEqual([0, "一致：迁移、schema.prisma 与数据库没有差异。\n", ""]);
  await query("create table extra ()");
  expect(run("check")).toEqual([1, "多出：表 extra（存在）\n", ""]);
  folder.removeMigration("20260101000000_note");
  expect(run("deploy")).toEqual([1, "", expect.stringMatching(/^数据库已执行迁移 20260101000000_note，.*。\n$/)]);
  expect(run("create")).toEqual([2, "", expect.stringContaining("用法")]);
});

test("the project's own migrations, schema and a deployed database agree", async () => {
  expect(await check({ url: process.env.DATABASE_URL ?? "" })).toEqual([]);
});

test("deploy waits until a deadline that is near has passed, where deadlines are real", async () => {
  folder.writeMigration(
    "20260101000000_product",
    `create function app_now() returns timestamptz language sql as 'select clock_timestamp()';
     create table installation (kind text);
     create table challenge (no text, status text, closes_at timestamptz);
     insert into installation values ('real');
     insert into challenge values ('JZGX-2026-001', 'open', now() + interval '90 minutes');`,
  );
  await deployFolder();
  folder.writeMigration("20260102000000_more", "create table more (id int);");
  await expect(deployFolder()).rejects.toThrow(/JZGX-2026-001 将于 .* 截止，截止前 2 小时内不升级数据库结构/);
  expect(await query("select to_regclass('more')")).toEqual([[null]]);
  await query("update installation set kind = 'demo'");
  expect(await deployFolder()).toEqual(["20260102000000_more"]);
  await query("update installation set kind = 'real'");
  // Nothing is pending: a restart is no upgrade.
  expect(await deployFolder()).toEqual([]);
  folder.writeMigration("20260103000000_again", "create table again (id int);");
  await query("update challenge set closes_at = now() + interval '3 hours'");
  expect(await deployFolder()).toEqual(["20260103000000_again"]);
});
