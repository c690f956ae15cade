import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export interface FilterOption {
  value: string;
  words: string;
}

/** Filters of a list: a plain GET form, so that every filtered list has an address. The order in force is kept. */
export function FilterForm({ sort, isFiltered, path, children }: { sort?: string; isFiltered: boolean; path: string; children: ReactNode }) {
  return (
    <form method="get" action={path} role="search" className="no-print mb-5 rounded border border-line bg-wash px-4 py-3">
      {sort && <input type="hidden" name="sort" value={sort} />}
      <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap">
        {children}
        <Button tone="primary">筛选</Button>
        {isFiltered && (
          <a href={path} className="py-2">
            清除条件
          </a>
        )}
      </div>
    </form>
  );
}

const control = "mt-0.5 block min-h-10 rounded border border-edge bg-white px-2";

export function FilterSelect({ name, label, value, options, all = "全部" }: { name: string; label: string; value: string | undefined; options: FilterOption[]; all?: string }) {
  return (
    <label className="text-sm">
      {label}
      <select name={name} defaultValue={value ?? ""} className={`${control} w-full pr-6 sm:w-auto sm:min-w-32`}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </label>
  );
}

export function FilterText({ name, label, value, placeholder }: { name: string; label: string; value: string | undefined; placeholder?: string }) {
  return (
    <label className="col-span-2 min-w-48 flex-1 text-sm">
      {label}
      <input type="search" name={name} defaultValue={value ?? ""} maxLength={60} placeholder={placeholder} className={`${control} w-full`} />
    </label>
  );
}
