/** 口令卡: twelve numbered places, to be cut out and kept apart from the password. */
export function CardSheet({ codes, name, username }: { codes: readonly string[]; name: string; username: string }) {
  return (
    <section aria-label="口令卡" className="mt-8 break-inside-avoid border-2 border-dashed border-edge p-4">
      <p className="flex flex-wrap justify-between gap-x-6 font-bold">
        <span>口令卡</span>
        <span>
          {name}（{username}）
        </span>
      </p>
      <ol className="mt-3 grid gap-x-8 gap-y-1 sm:grid-cols-3 print:grid-cols-3">
        {codes.map((code, index) => (
          <li key={code} className="flex gap-3">
            <span className="w-8 text-right text-soft">{index + 1}</span>
            <span className="font-mono text-lg tracking-wider whitespace-nowrap">
              {code.slice(0, 4)} {code.slice(4)}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-soft">登录或办理重要步骤时，页面会要求输入某一编号的口令。每个口令只能用一次，用后划去。遗失请立即联系安全管理员。</p>
    </section>
  );
}
