/** Other items of the round that go into the same session, each with its own pool and its own list. */
export function OtherItems({ items, legend, isChecked = false }: { items: readonly { no: string; title: string }[]; legend: string; isChecked?: boolean }) {
  if (items.length === 0) return null;
  return (
    <fieldset className="mb-4">
      <legend className="font-medium">{legend}</legend>
      {items.map(({ no, title }) => (
        <label key={no} className="flex min-h-8 items-start gap-2 py-1">
          <input type="checkbox" name="also" value={no} defaultChecked={isChecked} className="mt-1.5 size-4 flex-none accent-blue" />
          <span>
            {title} <span className="text-sm text-soft">{no}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
