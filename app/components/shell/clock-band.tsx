import type { Frame } from "#app/domain/site/frame.ts";
import { formatDate, formatRemaining } from "#app/messages/format.ts";

/** Said on every page while the clock is set off; who may set it finds the way. */
export function ClockBand({ frame }: { frame: Frame }) {
  const { clockOffsetMs: offset = 0, installation } = frame.site;
  if (installation === "real" || Math.abs(offset) < 1000) return null;
  return (
    <p role="status" className="border-b border-blue bg-blue-wash px-4 py-1 text-center text-sm text-blue-dark">
      系统时钟已拨动：现在按{formatDate(frame.now)}计算，比实际时间{offset > 0 ? "快" : "慢"} {formatRemaining(Math.abs(offset))}。{maySetClock(frame) && <a href="/work/clock">调整时钟</a>}
    </p>
  );
}

/** The way to the clock for who may set it, while it runs true. */
export function ClockHint({ frame }: { frame: Frame }) {
  const isTrue = Math.abs(frame.site.clockOffsetMs ?? 0) < 1000;
  return isTrue && maySetClock(frame) ? (
    <span className="no-print">
      需要走完期限时，可以<a href="/work/clock">调整时钟</a>。
    </span>
  ) : null;
}

function maySetClock(frame: Frame): boolean {
  return frame.kind === "work" && (frame.role === "officer" || frame.role === "systemAdmin");
}
