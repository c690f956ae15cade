import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

export type ButtonTone = "primary" | "plain" | "danger";

const base = "inline-flex min-h-10 items-center justify-center gap-2 rounded border px-4 py-1.5 text-base font-medium no-underline";

const tones: Record<ButtonTone, string> = {
  primary: "border-blue bg-blue text-white hover:bg-blue-dark hover:text-white",
  plain: "border-edge bg-white text-ink hover:border-blue hover:text-blue",
  danger: "border-red bg-white text-red hover:bg-red hover:text-white",
};

/** A button of a form. `danger` is for what cannot be undone; say beside it what will happen. */
export function Button({ tone = "primary", className, type = "submit", ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { tone?: ButtonTone }) {
  return <button type={type} className={classNames(base, tones[tone], "disabled:border-line disabled:bg-wash disabled:text-soft", className)} {...rest} />;
}

/** A link that leads to the next step and looks like a button. */
export function LinkButton({ tone = "primary", className, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { tone?: ButtonTone }) {
  return (
    <a className={classNames(base, tones[tone], className)} {...rest}>
      {children}
    </a>
  );
}
