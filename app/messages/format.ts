// Everything is shown in Shanghai's time. China has kept UTC+8 without summer time since 1992, so a fixed offset is right.
const shanghaiOffset = 8 * 3_600_000;

/** A calendar date or an instant (ISO) as `2026年3月5日`. */
export function formatDate(iso: string): string {
  return dateOf(shanghaiParts(iso));
}

/** A calendar date or an instant (ISO) as `3月5日`, where the year goes without saying. */
export function formatMonthDay(iso: string): string {
  const { month, day } = shanghaiParts(iso);
  return `${month}月${day}日`;
}

/** An instant (ISO) as `2026年3月5日 17:00`. */
export function formatDateTime(iso: string): string {
  const parts = shanghaiParts(iso);
  return `${dateOf(parts)} ${parts.hour}:${parts.minute}`;
}

/** An instant as `17:00:07`, for what was just saved. */
export function formatClock(iso: string): string {
  const { hour, minute, second } = shanghaiParts(iso);
  return `${hour}:${minute}:${second}`;
}

/** An instant to the millisecond, `2026年3月5日 16:59:58.123`: where the millisecond decides, as on a receipt. */
export function formatInstant(iso: string): string {
  const { second } = shanghaiParts(iso);
  return `${formatDateTime(iso)}:${second}.${new Date(iso).toISOString().slice(20, 23)}`;
}

/** A number with thousands commas, as it is: `12,345.5`; one below a hundred thousandth with its power of ten: `1×10⁻⁷`. */
export function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-5) return value.toExponential().replace(/e-(\d+)$/, (_, power: string) => `×10⁻${[...power].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`);
  const [whole = "", part] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** Time left in milliseconds in the two units that matter: `12天3小时`, `3小时20分`, `9分30秒`; null when it is over. */
export function formatRemaining(milliseconds: number): string | null {
  if (milliseconds <= 0) return null;
  const seconds = Math.floor(milliseconds / 1000);
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) return `${days}天${hours}小时`;
  if (hours > 0) return `${hours}小时${minutes}分`;
  return `${minutes}分${seconds % 60}秒`;
}

function dateOf({ year, month, day }: ReturnType<typeof shanghaiParts>): string {
  return `${year}年${month}月${day}日`;
}

function shanghaiParts(iso: string) {
  // A calendar date has no offset: it means that day in Shanghai.
  const instant = iso.length === 10 ? Date.parse(`${iso}T00:00:00Z`) : Date.parse(iso) + shanghaiOffset;
  const at = new Date(instant);
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: two(at.getUTCHours()),
    minute: two(at.getUTCMinutes()),
    second: two(at.getUTCSeconds()),
  };
}
