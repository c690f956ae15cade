import { findCall, type StoredCall } from "#app/db/demand-call.ts";
import { type ListedDemand, demandColumns, demandSheetName, readDemandBook } from "#app/domain/demand/book/demand-list.ts";
import { cellsOf } from "#app/domain/kernel/book/read-list.ts";
import { checkOf, type ListCheck, type ListReading } from "#app/domain/kernel/book/report.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { listImport } from "#app/services/list-file/list-import.ts";
import { addDemand, type CreatedDemand, ownerOfPaper, receiptProblem } from "./create-demand.ts";

interface Judged {
  call: StoredCall;
  readings: ListReading<ListedDemand>[];
  check: ListCheck;
}

async function judge(ctx: Context, code: string, sheets: readonly TypedSheet[]): Promise<Result<Judged>> {
  const call = await findCall(code);
  if (!call || call.noticeStatus === "draft") return refuse("invalidInput", { fields: [{ path: "call", message: "unknownCall" }] });
  const refused = birthRefusal("demand", ctx.actor, staffRelations(ctx.actor, call.roundId));
  if (refused) return { ok: false, refusal: refused };
  const { readings, problems, unknown } = readDemandBook(sheets);
  const sheet = sheets.find(({ name }) => name.trim() === demandSheetName);
  for (const { value, line, problems: own } of readings) {
    const problem = value && receiptProblem(ctx, call, value.paper.receivedOn);
    if (problem && sheet) own.push({ ...cellsOf(sheet, demandColumns)("receivedOn", line), message: problem });
  }
  return ok({ call, readings, check: checkOf(readings, problems, unknown) });
}

/** A demand as it was entered, with the code that is shown once. */
export interface EnteredDemand extends CreatedDemand {
  item: string;
  unitName: string;
  title: string;
}

const kind = listImport<Judged, { entered: EnteredDemand[] }>({
  judge,
  insert: async (tx, ctx, { call, readings }) => {
    const entered: EnteredDemand[] = [];
    for (const { item, paper, form } of readings.flatMap(({ value }) => value ?? [])) {
      entered.push({ ...(await addDemand(tx, ctx, call, { ...ownerOfPaper(paper), form, recommenderId: null })), item, unitName: paper.unitName, title: form.title });
    }
    return ok({ entered });
  },
});

/** 核对需求汇总表. Refusals: signInNeeded, notAllowed, invalidInput (call). */
export const checkDemandList = kind.check;

/** 批量代录: every row as a draft from paper with a code of its own. Refusals: as the check; invalidInput. */
export const importDemandList = kind.take;
