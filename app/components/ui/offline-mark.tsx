/** 线下: this was done on paper and entered afterwards. Stands wherever such a fact stands. */
export function OfflineMark() {
  return <span className="rounded border border-ink px-1.5 text-xs font-medium whitespace-nowrap">线下</span>;
}
