import { z } from "zod";
import { actorOfPerson } from "#app/auth/actor.ts";
import { allowLongStatements, closeDatabase } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { zodWords } from "#app/messages/zh-CN/zod.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { atEnd } from "./at-end.ts";
import { badInput, type Run } from "./command.ts";

/** A command that needs the database: its connections end with the process. */
export function withDatabase(run: Run): Run {
  return (call) => {
    z.config({ customError: zodWords });
    allowLongStatements();
    atEnd(closeDatabase);
    return run(call);
  };
}

/** The context of `--as PERSON`: a user name, or `public`. Refusal invalidInput for who is unknown or disabled. */
export async function contextOf(username: string): Promise<Result<Context>> {
  const [actor, now] = await Promise.all([actorOfPerson(username.trim().toLowerCase()), readClock()]);
  return actor ? ok({ actor, now }) : badInput({ path: "--as", message: cliWords.unknownPerson });
}
