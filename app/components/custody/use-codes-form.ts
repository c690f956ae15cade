import { type FormEvent, useRef, useState } from "react";
import type { Derived } from "./with-codes.ts";

/**
 * A form with codes: with script they are worked on in the browser and never sent, what comes out of them is. `derive`
 * answers the hidden fields to send, or a problem in words.
 */
export function useCodesForm(derive: (typed: string[], form: FormData) => Promise<Derived>) {
  const [codes, setCodes] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  // What this form named when it was sent; the answer is a page of its own.
  const [sent, setSent] = useState<FormData | null>(null);
  const isReady = useRef(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    if (isReady.current) return;
    event.preventDefault();
    const form = event.currentTarget;
    setWorking(true);
    setProblem(null);
    const derived = await derive(codes, new FormData(form));
    setWorking(false);
    if ("problem" in derived) return setProblem(derived.problem);
    for (const [name, value] of Object.entries(derived.value)) (form.elements.namedItem(name) as HTMLInputElement).value = value;
    for (const field of form.querySelectorAll("textarea")) if (field.name.startsWith("codes")) field.removeAttribute("name");
    isReady.current = true;
    setSent(new FormData(form));
    form.submit();
  };
  return { codes, setCodes, problem, isWorking: isWorking || sent !== null, sent, onSubmit };
}
