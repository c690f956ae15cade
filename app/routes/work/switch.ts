import { menuRoles } from "#app/domain/site/frame.ts";
import { preference } from "#app/web/resource.ts";
import { roleCookie } from "#app/web/role.ts";

/** Which of one's menus to see. What is allowed does not depend on it: a role that is not held is ignored by the frame. */
const choice = preference({
  policy: "self",
  choose: (fields, request) => {
    const role = menuRoles.find((known) => known === fields.get("role"));
    return role ? roleCookie(role, request) : null;
  },
});

export const action = choice.action;
