import type { StaffRole } from "#app/domain/policy/actor.ts";

/** One password for every account of a demo. It is no secret: these accounts exist only where the database says demo. */
export const demoPassword = "Shili-2026";

/** The bureau of the demo; everybody else comes with the round's file. All names are fictional. */
export const demoStaff: readonly { username: string; name: string; roles: readonly StaffRole[] }[] = [
  { username: "officer", name: "示例经办人", roles: ["officer"] },
  { username: "officer2", name: "示例复核人", roles: ["secondOfficer", "securityAdmin"] },
  { username: "witness", name: "示例见证人", roles: ["witness"] },
  { username: "admin", name: "示例系统管理员", roles: ["systemAdmin"] },
  { username: "supervisor", name: "示例监督人员", roles: ["supervisor", "auditAdmin"] },
  { username: "leader", name: "示例分管领导", roles: ["leader"] },
];
