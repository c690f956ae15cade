import { Button } from "#app/components/ui/button.tsx";

/** Opens the browser's print dialogue; without script the browser's own menu does. */
export function PrintButton({ words = "打印" }: { words?: string }) {
  return (
    <Button type="button" tone="primary" onClick={() => window.print()}>
      {words}
    </Button>
  );
}
