/** In a demo the sign-in page names its accounts: they are fictional and exist nowhere else. */
export function DemoAccounts({ accounts, password }: { accounts: readonly { username: string; name: string }[]; password: string }) {
  return (
    <section className="mt-8 rounded border border-line bg-wash px-4 py-3" aria-label="演示账号">
      <p className="font-bold">演示账号</p>
      <p className="mt-1">
        密码都是 <code className="font-mono">{password}</code>。
      </p>
      <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {accounts.map(({ username, name }) => (
          <li key={username}>
            <code className="font-mono">{username}</code> {name}
          </li>
        ))}
      </ul>
    </section>
  );
}
