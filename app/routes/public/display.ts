import { displayCookie } from "#app/web/display.ts";
import { preference } from "#app/web/resource.ts";

/** 适老 switch: type size and a simpler frame, for this browser. */
const choice = preference({
  policy: "public",
  choose: (fields, request) => {
    const display = fields.get("display");
    return display === "large" || display === "normal" ? displayCookie(display === "large", request) : null;
  },
});

export const action = choice.action;
