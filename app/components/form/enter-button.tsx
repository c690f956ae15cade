interface EnterButtonProps {
  /** Where the form's buttons tell their move themselves. */
  intent?: string;
  children: string;
}

/** What Enter in a field presses, as a form's first button: without it the first row's 删除 would be pressed. */
export function EnterButton({ intent, children }: EnterButtonProps) {
  return (
    <button {...(intent !== undefined && { name: "intent", value: intent })} tabIndex={-1} aria-hidden className="sr-only">
      {children}
    </button>
  );
}
