import { getPool } from "./client.ts";

/** What is over: none of it can count again. Sign-in records stay longer than the half year the law asks for (guide 7.1). */
const overdue = {
  sessions: "delete from auth_session where signed_in_at < clock_timestamp() - interval '24 hours'",
  failures: "delete from auth_throttle where last_failed_at < clock_timestamp() - interval '1 day'",
  messageCodes: "delete from auth_sms_code where expires_at < clock_timestamp() - interval '1 day'",
  activationCodes: "delete from auth_activation where coalesce(used_at, expires_at) < app_now() - interval '90 days'",
  devices: "delete from auth_device where last_seen_at < clock_timestamp() - interval '180 days'",
  keptForms: "delete from auth_kept_form where kept_at < clock_timestamp() - interval '1 day'",
  signIns: "delete from auth_sign_in where at < clock_timestamp() - interval '400 days'",
};

/** Deletes what is over, and answers how much of each kind. */
export async function deleteOverdueIdentity(): Promise<Record<keyof typeof overdue, number>> {
  const counts: Record<string, number> = {};
  for (const [kind, statement] of Object.entries(overdue)) counts[kind] = (await getPool().query(statement)).rowCount ?? 0;
  return counts;
}
