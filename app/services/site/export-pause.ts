import { findNearDeadline } from "#app/db/near-deadline.ts";
import { refuse } from "#app/domain/kernel/result.ts";

/** As long as the structure of the database stands still (prisma/migration/deadline-freeze.ts). */
const pausedHours = 2;

/** 批量导出暂停: what reads a whole list or log waits until the deadline has passed; the machine belongs to who submits. Refusal: exportPaused. */
export async function bulkExportRefusal(): Promise<ReturnType<typeof refuse> | null> {
  const near = await findNearDeadline(pausedHours, false);
  return near ? refuse("exportPaused", { facts: { ...near } }) : null;
}

/** 大计算量任务暂停: what keeps a processor busy for minutes waits likewise. Only where deadlines are real. Refusal: heavyWorkPaused. */
export async function heavyWorkRefusal(): Promise<ReturnType<typeof refuse> | null> {
  const near = await findNearDeadline(pausedHours, true);
  return near ? refuse("heavyWorkPaused", { facts: { ...near } }) : null;
}
