import { OfflineMark } from "#app/components/ui/offline-mark.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

/** Public records of the draws of a challenge's experts, and how anybody draws them again. */
export function DrawLinks({ no, draws }: { no: string; draws: readonly { id: string; drawnAt: string; isOnPaper: boolean }[] }) {
  return (
    <>
      <p className="measure">
        {draws.some(({ isOnPaper }) => !isOnPaper) && (
          <>
            评审专家由系统在见证人报数后随机抽取。抽取记录只含代号，任何人可以下载，在“<a href="/verify#rerun">验证</a>”页重新抽取一遍，核对名单没有被挑选过。
          </>
        )}
        {draws.some(({ isOnPaper }) => isOnPaper) && "标“线下”的是用摇号机或抽签抽取的，记录只含代号和签字记录扫描件的摘要，不能重新抽取。"}
      </p>
      <ul className="mt-2 space-y-1">
        {draws.map(({ id, drawnAt, isOnPaper }) => (
          <li key={id}>
            <a href={`/challenges/${encodeURIComponent(no)}/draw-record?of=${id}`}>
              <DateTime value={drawnAt} /> {isOnPaper ? "登记的抽取记录" : "的抽取记录"}
            </a>
            {isOnPaper && (
              <>
                　<OfflineMark />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
