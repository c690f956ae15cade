import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const generatorAndDatasource = `
generator client {
  provider = "prisma-client"
  output   = "generated"
}
datasource db {
  provider = "postgresql"
}
`;

const grants = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'jiebang_app') then create role jiebang_app nologin; end if;
end $$;
grant usage on schema public to jiebang_app;
grant select on all tables in schema public to jiebang_app;
`;

/** A small `prisma/` of its own in a temporary folder, for tests of the migration commands. */
export class MigrationFolder {
  readonly path = mkdtempSync(join(tmpdir(), "jiebang-migrations-"));

  constructor(models: string) {
    this.writeModels(models);
    writeFileSync(join(this.path, "grants.sql"), grants);
    writeFileSync(join(this.path, "public-changes.sql"), "");
  }

  writeModels(models: string): void {
    writeFileSync(join(this.path, "schema.prisma"), generatorAndDatasource + models);
  }

  writeMigration(name: string, sql: string): void {
    mkdirSync(join(this.path, "migrations", name), { recursive: true });
    writeFileSync(this.#file(name), sql);
  }

  readMigration(name: string): string {
    return readFileSync(this.#file(name), "utf8");
  }

  removeMigration(name: string): void {
    rmSync(join(this.path, "migrations", name), { recursive: true });
  }

  names(): string[] {
    return readdirSync(join(this.path, "migrations")).filter((name) => !name.endsWith(".toml")).sort();
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  #file(name: string): string {
    return join(this.path, "migrations", name, "migration.sql");
  }
}
