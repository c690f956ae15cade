import { Alert } from "#app/components/ui/alert.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";

/** Of a form that was not accepted and came back: who was faster, and what was written, should its place on the page be gone. */
export function CameBack({ note: { said, title, passages } }: { note: NonNullable<WorkFrame["cameBack"]> }) {
  return (
    <div className="no-print">
      {said !== "" && <Alert tone="problem">{said}</Alert>}
      {passages.length > 0 && (
        <details className="my-4" open={said !== "" || undefined}>
          <summary>{title}</summary>
          {passages.map((text) => (
            <p key={text} className="measure mt-2 border-l-4 border-line pl-3 whitespace-pre-wrap">
              {text}
            </p>
          ))}
        </details>
      )}
    </div>
  );
}
