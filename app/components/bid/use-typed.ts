import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * What a part of the form shows of what is being typed elsewhere in it (sums, comparisons): it starts from what the server
 * rendered and follows every input of the form around `place`. Without script it stays there.
 */
export function useTyped<T>(start: T, read: (form: FormData) => T): { place: RefObject<HTMLDivElement>; typed: T } {
  const place = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(start);
  const reader = useRef(read);
  reader.current = read;
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const follow = () => setTyped(reader.current(new FormData(form)));
    form.addEventListener("input", follow);
    return () => form.removeEventListener("input", follow);
  }, []);
  return { place, typed };
}

/** A text of the form by name; "" where there is none. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
