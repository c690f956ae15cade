import postgres from "postgres";
import { getPool, nearestAddress } from "./client.ts";

const channel = "public_changes";
const answerMs = 1000;
const pauseMs = 1000;

interface Moment {
  now: string;
  isListening: boolean;
}

/** One connection that hears what any process changes of what the public may see (prisma/public-changes.sql). */
export interface PublicChanges {
  /**
   * The database's clock, ISO, asked after the call: every change that was committed before the call has been told to `heard` by
   * then, since a server sends what it has to notify before it answers. Null where nobody can say so: the connection is lost,
   * or silent.
   */
  readMoment: () => Promise<string | null>;
  end: () => Promise<void>;
}

/** `heard` is called at each change, and when the connection is lost and what happened meanwhile is unknown. Connects when first asked. */
export function hearPublicChanges(heard: () => void): PublicChanges {
  let line: postgres.Sql | null = null;
  let quietUntil = 0;
  let running: Promise<string | null> = Promise.resolve(null);
  let next: Promise<string | null> | null = null;

  function lose(lost: postgres.Sql): void {
    if (line !== lost) return;
    line = null;
    quietUntil = performance.now() + pauseMs;
    heard();
    void lost.end({ timeout: 0 }).catch(() => undefined);
  }

  function connect(): postgres.Sql {
    const opened = openLine({ onnotify: heard, onclose: () => lose(opened) });
    opened.unsafe(`listen ${channel}`).catch(() => lose(opened));
    line = opened;
    return opened;
  }

  async function ask(): Promise<string | null> {
    if (line === null && performance.now() < quietUntil) return null;
    const asked = line ?? connect();
    const moment = await within(answerMs, asked<Moment[]>`select app_now() as now, exists (select from pg_listening_channels()) as "isListening"`.then(([row]) => row ?? null));
    if (moment?.isListening && line === asked) return moment.now;
    lose(asked);
    return null;
  }

  return {
    // A question on its way may have left before the change that the asker knows of: all who come meanwhile share the next one.
    readMoment: () =>
      (next ??= running.then(() => {
        next = null;
        return (running = ask());
      })),
    end: async () => {
      const open = line;
      line = null;
      await open?.end({ timeout: 0 });
    },
  };
}

function openLine(hooks: { onnotify: () => void; onclose: () => void }): postgres.Sql {
  const url = new URL(nearestAddress());
  // postgres.js takes a socket's folder as an option; in the address it would be a setting of the session.
  const host = url.searchParams.get("host");
  url.searchParams.delete("host");
  const options: postgres.Options<Record<string, postgres.PostgresType>> & { onnotify: () => void } = {
    ...hooks,
    ...(host !== null && { host }),
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    connect_timeout: answerMs / 1000,
    connection: { application_name: "jiebang public changes", options: "-c role=jiebang_app" },
    types: { instant: { to: 1184, from: [1184], serialize: String, parse: (text: string) => new Date(text).toISOString() } },
    onnotice: () => undefined,
  };
  return postgres(url.href, options);
}

/** What is answered in time; null when it failed or did not come. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), milliseconds)));
  return Promise.race([answer.catch(() => null), late]).finally(() => clearTimeout(timer));
}

/** The next instant after `now` at which the clock alone changes what the public sees, ISO; null when none is stored. */
export async function nextPublicInstant(now: string): Promise<string | null> {
  const { rows } = await getPool().query<{ at: Date | null }>({
    name: "next-public-instant",
    text: `select min(at) as at from (
        select min(opens_at) as at from challenge where opens_at > $1
        union all select min(closes_at) from challenge where closes_at > $1
        union all select min(closes_at) from demand_call where closes_at > $1
        union all select min(reopened_until) from ticket where reopened_until > $1
        union all select min(due_at) from bid_resupply where due_at > $1) instants`,
    values: [now],
  });
  return rows[0]?.at?.toISOString() ?? null;
}
