import { useEffect, useState } from "react";

/** Whether the page has come to life: what needs the script shows only then. */
export function useIsAlive(): boolean {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return isAlive;
}
