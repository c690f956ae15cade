import type pg from "pg";
import type { Transaction } from "#app/db/client.ts";

/** The pool, or the transaction of a use case that creates people along with other things. */
export type Database = pg.Pool | Transaction;
