import { type RefObject, useEffect, useState } from "react";

/** What is typed into a field that the page does not control, also before the page came to life, and a way to put something else there. */
export function useTypedDay(input: RefObject<HTMLInputElement | null>): [typed: string, take: (day: string) => void] {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const read = () => setTyped(field.value);
    read();
    field.addEventListener("input", read);
    return () => field.removeEventListener("input", read);
  }, [input]);
  return [
    typed,
    (day) => {
      if (!input.current) return;
      input.current.value = day;
      input.current.dispatchEvent(new Event("input", { bubbles: true }));
    },
  ];
}
