import { createContext, useContext } from "react";

const none: ReadonlyMap<string, string> = new Map();

/** What a form says beside its fields without calling it wrong, by the field's id: given once around the form, drawn by each field. */
export const FieldNotes = createContext(none);

export function FieldNote({ id }: { id: string }) {
  const words = useContext(FieldNotes).get(id);
  if (words === undefined) return null;
  return (
    <p className="mt-1 measure break-words text-sm text-red-dark">
      <span aria-hidden>◆ </span>
      {words}
    </p>
  );
}
