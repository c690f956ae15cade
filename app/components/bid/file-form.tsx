import { Button } from "#app/components/ui/button.tsx";

interface FileFormProps {
  no: string;
  action: string;
  label: string;
  button: string;
  accept?: string;
  isMany?: boolean;
}

/** One file, or several, for a bid, as a plain form that works without script (`app/uploads/receive-papers.ts`). */
export function FileForm({ no, action, label, button, accept, isMany = false }: FileFormProps) {
  return (
    <form method="post" action={action} encType="multipart/form-data" aria-label={button} className="no-print flex flex-wrap items-end gap-x-4 gap-y-3 border border-line bg-wash p-3">
      <input type="hidden" name="bid" value={no} />
      <label className="grid min-w-0 gap-1">
        <span className="font-medium">{label}</span>
        <input type="file" name="file" multiple={isMany} accept={accept} required className="min-h-10 w-full py-1.5" />
      </label>
      <Button>{button}</Button>
    </form>
  );
}
