import type { StaffRole } from "#app/domain/policy/actor.ts";
import type { ExclusiveRoles } from "#app/domain/round/schema.ts";

/**
 * Whatever a round allows: who may change rights never keeps the log (三员分立, trust.md section 3). The least
 * staffing of guide 0.1, 17 fits: 复核 holds 安全管理员, 监督 holds 审计管理员.
 */
export const separatePowers: ExclusiveRoles = [["systemAdmin", "securityAdmin", "auditAdmin"]];

/** The held duty that stands against the wanted one, or null. Give each round's own list; the separate powers count anyway. */
export function exclusiveWith(exclusive: ExclusiveRoles, held: readonly StaffRole[], wanted: StaffRole): StaffRole | null {
  for (const list of [...separatePowers, ...exclusive]) {
    if (!list.includes(wanted)) continue;
    const other = held.find((role) => role !== wanted && list.includes(role));
    if (other) return other;
  }
  return null;
}
