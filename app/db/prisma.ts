import { PrismaPg } from "@prisma/adapter-pg";
import { getPool } from "./client.ts";
import { PrismaClient } from "./generated/client.ts";

/**
 * A Prisma client on the process's one pool, which is ended with it. Beside `client.ts` and not in it: its generated code is a
 * megabyte that a process without sign-ins never needs.
 */
export function newPrisma(): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(getPool()) });
}
