const heads = ["这是什么", "我要做什么", "接下来会怎样"];

/** 帮助 on every page, in three lines. */
export function HelpLines({ lines }: { lines: readonly string[] }) {
  return (
    <aside id="page-help" aria-label="本页帮助" className="no-print mt-12 rounded border border-line bg-wash px-5 py-4">
      <dl className="grid gap-x-8 gap-y-3 md:grid-cols-3">
        {lines.map((line, index) => (
          <div key={line}>
            <dt className="font-bold">{heads[index]}</dt>
            <dd className="text-sm">{line}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
