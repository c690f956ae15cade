import type { Actor } from "#app/domain/policy/actor.ts";
import type { Site } from "./settings.ts";

/** The menus (experience.md): one per kind of user; 经办 and 复核 share one. The three administrators have separate powers, and pages. */
export const menuRoles = ["officer", "leader", "supervisor", "witness", "systemAdmin", "securityAdmin", "auditAdmin", "expert", "owner", "bidder"] as const;

export type MenuRole = (typeof menuRoles)[number];

/** A short message after a redirect (提示). */
export interface Toast {
  tone: "done" | "already" | "warning" | "problem";
  text: string;
}

interface FrameBase {
  site: Site;
  /** The three help lines of the page (`messages/zh-CN/help.ts`): sent with the page, so that no script carries them all. */
  help: readonly string[];
  path: string;
  /** ISO, the database's clock. */
  now: string;
  /** The page is about a rehearsal (演练): a band says so. */
  isRehearsal: boolean;
  /** 适老: larger type and a simpler frame. */
  isLarge: boolean;
}

export interface PublicFrame extends FrameBase {
  kind: "public";
}

/** Sign-in family: nobody is known yet, nothing is cached, nothing is hydrated. */
export interface PlainFrame extends FrameBase {
  kind: "plain";
  toast: Toast | null;
  once: string;
}

export interface WorkFrame extends FrameBase {
  kind: "work";
  person: { name: string; username: string };
  role: MenuRole;
  roles: MenuRole[];
  toast: Toast | null;
  /** A form of this page that was not accepted came back: why, where somebody else acted first, and what was written in it. */
  cameBack?: { said: string; title: string; passages: string[] };
  /** One-time key of this rendering's forms (hidden field `once`). */
  once: string;
  /** Under what this person's browser keeps, encrypted, what was typed and not sent. */
  copyKey: { name: string; key: string };
}

/** What a page's loader hands to the shell around it. */
export type Frame = PublicFrame | PlainFrame | WorkFrame;

/** Only the workbench comes alive in the browser; every other page is read as it was drawn. */
export function isHydrated(frame: Frame | null | undefined): boolean {
  return frame?.kind === "work";
}

/** Who handles or watches a round (经办、复核、监督): the pages of fees and takedowns are theirs and lead nobody else into a refusal. */
export function handlesOrWatches({ roles }: Pick<WorkFrame, "roles">): boolean {
  return roles.includes("officer") || roles.includes("supervisor");
}

/** The menus open to somebody, in the order in which the switch shows them; a person without any duty bids. */
export function menuRolesOf(actor: Actor): MenuRole[] {
  const duties = new Set(actor.roles.map((grant) => grant.role));
  const held: Record<MenuRole, boolean> = {
    officer: duties.has("officer") || duties.has("secondOfficer"),
    leader: duties.has("leader"),
    supervisor: duties.has("supervisor"),
    witness: duties.has("witness"),
    systemAdmin: duties.has("systemAdmin"),
    securityAdmin: duties.has("securityAdmin"),
    // A supervisor's menu has the check of the log as well.
    auditAdmin: duties.has("auditAdmin") && !duties.has("supervisor"),
    expert: actor.expertId !== null,
    bidder: actor.units.length > 0,
    owner: actor.units.some(({ ownsChallenge }) => ownsChallenge === true),
  };
  const open = menuRoles.filter((role) => held[role]);
  return open.length > 0 ? open : ["bidder"];
}
