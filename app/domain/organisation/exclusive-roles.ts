import { z } from "zod";
import { type StaffRole, staffRoles } from "#app/domain/policy/actor.ts";

/** Lists of duties of which one person may hold only one in a round (互斥岗位). */
export const exclusiveRolesSchema = z.array(z.array(z.enum(staffRoles)).min(2));

export type ExclusiveRoles = z.infer<typeof exclusiveRolesSchema>;

/**
 * The default: who may change rights does not keep the log, and who acts is not the one who watches the acting.
 * The least staffing of guide 0.1, 17 fits: 复核 holds 安全管理员, 监督 holds 审计管理员.
 */
export const defaultExclusiveRoles: ExclusiveRoles = [
  ["systemAdmin", "securityAdmin", "auditAdmin"],
  ["officer", "secondOfficer"],
  ["officer", "supervisor"],
  ["secondOfficer", "supervisor"],
];

/** The held duty that stands against the wanted one, or null. */
export function exclusiveWith(exclusive: ExclusiveRoles, held: readonly StaffRole[], wanted: StaffRole): StaffRole | null {
  for (const list of exclusive) {
    if (!list.includes(wanted)) continue;
    const other = held.find((role) => role !== wanted && list.includes(role));
    if (other) return other;
  }
  return null;
}

/** Reads the list stored with a round; an unreadable one counts as the default, which is stricter than none. */
export function readExclusiveRoles(stored: unknown): ExclusiveRoles {
  const parsed = exclusiveRolesSchema.safeParse(stored);
  return parsed.success ? parsed.data : defaultExclusiveRoles;
}
