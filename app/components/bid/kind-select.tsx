import { controlClass } from "#app/components/form/field-frame.tsx";
import { fileKinds } from "#app/domain/bid/file.ts";
import { fileKindWords } from "#app/messages/zh-CN/bid-file.ts";

/** 种类 of a file that is sent. */
export function KindSelect() {
  return (
    <label className="grid gap-1">
      <span className="font-medium">种类</span>
      <select name="kind" className={`${controlClass} min-h-10 max-w-xs pr-8`}>
        {fileKinds.map((kind) => (
          <option key={kind} value={kind}>
            {fileKindWords[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}
