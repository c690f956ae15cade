import { Button } from "#app/components/ui/button.tsx";

export interface JoinLine {
  id: string;
  unitName: string;
  name: string;
  username: string;
}

/** Requests or invitations that wait for an answer. */
export function JoinList({ joins, words }: { joins: JoinLine[]; words: (join: JoinLine) => string }) {
  return (
    <ul className="divide-y divide-line">
      {joins.map((join) => (
        <li key={join.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
          <span>{words(join)}</span>
          <form method="post" className="flex gap-2">
            <input type="hidden" name="joinId" value={join.id} />
            <Button name="intent" value="acceptJoin">
              同意
            </Button>
            <Button tone="plain" name="intent" value="declineJoin">
              不同意
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
