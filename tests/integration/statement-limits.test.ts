import { expect, it } from "vitest";
import { allowLongStatements, closeDatabase, getPool } from "#app/db/client.ts";

const limits = async () => {
  const { rows } = await getPool().query<{ name: string; setting: string }>("select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name");
  return Object.fromEntries(rows.map(({ name, setting }) => [name, Number(setting)]));
};

it("one statement of a page takes 5 s at most, a lock 3 s, an idle transaction 10 s; one of the worker or the command line a minute", async () => {
  expect(await limits()).toEqual({ idle_in_transaction_session_timeout: 10_000, lock_timeout: 3_000, statement_timeout: 5_000 });
  await expect(getPool().query("select pg_sleep(6)")).rejects.toMatchObject({ code: "57014" });
  // The connection goes on.
  expect((await getPool().query<{ one: number }>("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await closeDatabase();
  allowLongStatements();
  expect(await limits()).toEqual({ idle_in_transaction_session_timeout: 10_000, lock_timeout: 3_000, statement_timeout: 60_000 });
});
