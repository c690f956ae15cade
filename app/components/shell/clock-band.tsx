import type { Frame } from "#app/domain/site/frame.ts";
import { formatDate, formatRemaining } from "#app/messages/format.ts";

/** Said on every page while the clock is set off; who may set it finds the way. */
export function ClockBand({ frame }: { frame: Frame }) {
  const { clockOffsetMs: offset = 0, installation } = frame.site;
  const isStaff = frame.kind === "work" && (frame.role === "officer" || frame.role === "systemAdmin");
  if (installation === "real") return null;
  if (Math.abs(offset) < 1000) {
    if (!isStaff) return null;
    return (
      <p className="no-print border-b border-line bg-wash px-4 py-1 text-center text-sm">
        需要走完期限时，可以<a href="/work/clock">调整系统时钟</a>。
      </p>
    );
  }
  return (
    <p role="status" className="border-b border-blue bg-blue-wash px-4 py-1 text-center text-sm text-blue-dark">
      系统时钟已拨动：现在按{formatDate(frame.now)}计算，比实际时间{offset > 0 ? "快" : "慢"} {formatRemaining(Math.abs(offset))}。{isStaff && <a href="/work/clock">调整时钟</a>}
    </p>
  );
}
