import { findNearDeadline } from "#app/db/near-deadline.ts";
import { refuse } from "#app/domain/kernel/result.ts";

/** As long as the structure of the database stands still (prisma/migration/deadline-freeze.ts). */
const pausedHours = 2;

/** 批量导出暂停: what reads a whole list or log waits until the deadline has passed; the machine belongs to who submits. Refusal: exportPaused. */
export async function bulkExportRefusal(): Promise<ReturnType<typeof refuse> | null> {
  const near = await findNearDeadline(pausedHours);
  return near ? refuse("exportPaused", { facts: { ...near } }) : null;
}
