import { inTransaction, type Transaction } from "#app/db/client.ts";
import type { ListCheck } from "#app/domain/kernel/book/report.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** How one kind of list comes in: what its sheets are at a place (a round, a call), and how what was judged is written. */
interface ListKind<Judged extends { check: ListCheck }, Answer> {
  judge: (ctx: Context, place: string, sheets: readonly TypedSheet[]) => Promise<Result<Judged>>;
  insert: (tx: Transaction, ctx: Context, judged: Judged) => Promise<Result<Answer>>;
}

/** 核对 and 导入 of a list: what would become of it row by row, nothing written; then the whole file or nothing. Refusals: those of the kind; invalidInput while a row has a problem. */
export function listImport<Judged extends { check: ListCheck }, Answer>({ judge, insert }: ListKind<Judged, Answer>) {
  return {
    check: async (ctx: Context, place: string, sheets: readonly TypedSheet[]): Promise<Result<ListCheck>> => {
      const judged = await judge(ctx, place, sheets);
      return judged.ok ? ok(judged.value.check) : judged;
    },
    take: async (ctx: Context, place: string, sheets: readonly TypedSheet[]): Promise<Result<Answer>> => {
      const judged = await judge(ctx, place, sheets);
      if (!judged.ok) return judged;
      if (!judged.value.check.isClean) return refuse("invalidInput", { fields: [{ path: "file", message: "listNotClean" }] });
      return inTransaction((tx) => insert(tx, ctx, judged.value));
    },
  };
}
