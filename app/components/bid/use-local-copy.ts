import { useMemo } from "react";
import { LocalCopy, type LocalCopyKey } from "#app/components/form/local-copy.ts";

/** The encrypted copy of this page; null on the server and where the browser cannot encrypt. */
export function useLocalCopy({ name, key }: LocalCopyKey): LocalCopy | null {
  return useMemo(() => LocalCopy.open({ name, key }), [name, key]);
}
