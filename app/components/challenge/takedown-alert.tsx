import type { PublicTakedown } from "#app/domain/takedown/view.ts";
import { takedownLine } from "#app/messages/zh-CN/takedown.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

/** That something of the page is missing, and why: nothing published disappears without a word. */
export function TakedownAlert({ takedowns }: { takedowns: PublicTakedown[] }) {
  if (takedowns.length === 0) return null;
  return (
    <Alert tone="warning" title="部分内容已撤下">
      <ul>
        {takedowns.map((one) => (
          <li key={one.target}>
            {takedownLine(one)}
            <span className="text-soft">
              <DateTime value={one.hiddenAt} />
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
