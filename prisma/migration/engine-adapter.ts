import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { createScratchDatabase } from "./scratch.ts";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

const catalogueChar = 18;
const charMark = "\u0000char";

/**
 * The stock adapter knows no column type for the catalogue's `"char"`, which the engine reads as a
 * Character. The field passes the adapter as text, marked by its name; `readingChars` sets the type.
 */
class MarkingPool extends pg.Pool {
  override async query(...parameters: unknown[]): Promise<never> {
    const result = await (super.query as (...all: unknown[]) => Promise<pg.QueryResult>)(...parameters);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== catalogueChar) continue;
      field.dataTypeID = pg.types.builtins.BPCHAR;
      field.name += charMark;
    }
    return result as never;
  }
}

function readingChars(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const isChar = result.columnNames.map((name) => name.endsWith(charMark));
    return {
      ...result,
      columnNames: result.columnNames.map((name) => name.replace(charMark, "")),
      columnTypes: result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type)),
    };
  };
  return adapter;
}

/** The stock adapter cuts a script at every semicolon, also inside a function. */
function sendingWholeScripts(adapter: Adapter, onFailure: (error: Error) => void): Adapter {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      onFailure(error as Error);
      throw error;
    }
  };
  return adapter;
}

/** Prisma's adapter for the schema engine: whole scripts, and a shadow database that really is another one. */
export class EnginePg extends PrismaPg {
  readonly #url: string;
  readonly #opened: Adapter[] = [];
  /** What PostgreSQL said last: the engine keeps only that something failed. */
  failure: Error | undefined;

  constructor(url: string) {
    super({ connectionString: url });
    this.#url = url;
  }

  override async connect(): Promise<Adapter> {
    const adapter = this.#prepared(await super.connect());
    this.#opened.push(adapter);
    return adapter;
  }

  /** The engine disposes its shadows, never its main connection, which would keep the process alive. */
  async close(): Promise<void> {
    for (const adapter of this.#opened) await adapter.dispose();
  }

  /** The stock one keeps `connectionString`, which wins over `database`: its shadow is the main database. */
  override async connectToShadowDb(): Promise<Adapter> {
    const shadow = await createScratchDatabase(this.#url);
    const pool = new MarkingPool({ connectionString: shadow.url });
    const adapter = this.#prepared(await new PrismaPg(pool, { disposeExternalPool: true }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await shadow.drop();
    };
    return adapter;
  }

  #prepared(adapter: Adapter): Adapter {
    return readingChars(sendingWholeScripts(adapter, (error) => (this.failure = error)));
  }
}
