import os from "node:os";

/** One measured figure; `goal` null: told, not judged. */
export interface Figure {
  key: string;
  value: number;
  unit: string;
  goal: number | null;
  holds: boolean | null;
}

const round = (value: number) => Math.round(value * 100) / 100;

export function atMost(key: string, value: number, unit: string, goal: number): Figure {
  return { key, value: round(value), unit, goal, holds: value <= goal };
}

export function atLeast(key: string, value: number, unit: string, goal: number): Figure {
  return { key, value: round(value), unit, goal, holds: value >= goal };
}

export function exactly(key: string, value: number, unit: string, goal: number): Figure {
  return { key, value, unit, goal, holds: value === goal };
}

export function told(key: string, value: number, unit: string): Figure {
  return { key, value: round(value), unit, goal: null, holds: null };
}

export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** What the figures were measured on, and how busy it was when they began. */
export function machine(): string {
  const load = os.loadavg().map((one) => one.toFixed(2));
  return `${os.availableParallelism()} × ${os.cpus()[0]?.model ?? "unknown"}, Node ${process.version}, load before ${load.join(" ")}`;
}
