const shanghaiOffset = 8 * 3_600_000;

/** `2026年3月5日` of an ISO date, or of an ISO instant in Shanghai. */
export function formatDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${year}年${month}月${day}日`;
}

/** `2026年3月5日 17:00`: an ISO instant in Shanghai. */
export function formatDateTime(iso: string): string {
  const { hour, minute } = partsOf(iso);
  return `${formatDate(iso)} ${hour}:${minute}`;
}

/** `2026年3月5日 16:59:58.123`: where the millisecond decides, as on a receipt. */
export function formatInstant(iso: string): string {
  const { second, millisecond } = partsOf(iso);
  return `${formatDateTime(iso)}:${second}.${millisecond}`;
}

function partsOf(iso: string) {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const local = new Date(Date.parse(iso) + (isDate ? 0 : shanghaiOffset)).toISOString();
  const [year, month, day] = local.slice(0, 10).split("-").map(Number);
  return { year, month, day, hour: local.slice(11, 13), minute: local.slice(14, 16), second: local.slice(17, 19), millisecond: local.slice(20, 23) };
}
