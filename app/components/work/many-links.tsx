import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";

/** The moves with how many challenges each could be made on. */
export function ManyLinks({ moves, chosen, path }: { moves: { move: string; allowed: number }[]; chosen?: string; path: string }) {
  return (
    <ul aria-label="批量办理" className="flex flex-wrap gap-2">
      {moves.map(({ move, allowed }) => (
        <li key={move}>
          <a
            href={`${path}?move=${move}`}
            aria-current={chosen === move ? "true" : undefined}
            className={`inline-flex min-h-9 items-center rounded border px-3 no-underline ${chosen === move ? "border-blue bg-blue-wash font-bold" : "border-edge bg-white"}`}
          >
            {wordsOfMove("challenge", move)}
            <span className="ml-1.5 text-soft tabular-nums">{allowed} 项</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
