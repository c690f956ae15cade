import { controlClass } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { scanWords } from "#app/messages/zh-CN/scan.ts";

/** 补交: a plain form of one file; its answer is the page of what was handed in. */
export function ScanUpload() {
  return (
    <form method="post" action="/uploads/scan" encType="multipart/form-data" className="measure">
      <label className="mb-3 block font-medium">
        补交扫描件
        <span className="block text-sm font-normal text-soft">{scanWords.hint}</span>
        <input type="file" name="file" required accept=".pdf,.jpg,.jpeg,.png" className={`${controlClass} mt-1 max-w-xl`} />
      </label>
      <Button tone="plain">存入</Button>
    </form>
  );
}
