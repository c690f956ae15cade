import { checkEligibility } from "#app/services/challenge/check-eligibility.ts";
import { recordClearance, showClearance } from "#app/services/clearance/record-clearance.ts";
import { follow as followItem, listFollowed, unfollow as unfollowItem } from "#app/services/follow/follow.ts";
import { postIntent, removeIntent } from "#app/services/intent/post-intent.ts";
import { cancelSchedule, schedulePublication } from "#app/services/round/schedule-publication.ts";
import { asPerson } from "./as-person.ts";
import { useCaseCommand } from "./use-case-command.ts";

/** `clearance show ROUND`, `clearance record ROUND`: 三审 of a round. */
export const clearanceShow = useCaseCommand("ROUND", (ctx, round) => showClearance(ctx, round));
export const clearanceRecord = useCaseCommand("ROUND", recordClearance);
/** `round schedule ROUND`, `round unschedule ROUND`: 定时发布. */
export const roundSchedule = useCaseCommand("ROUND", schedulePublication);
export const roundUnschedule = useCaseCommand("ROUND", (ctx, round) => cancelSchedule(ctx, round));
/** `follow NO`, `unfollow NO`: 关注. */
export const follow = useCaseCommand("NO", (ctx, no) => followItem(ctx, { no }));
export const unfollow = useCaseCommand("NO", (ctx, no) => unfollowItem(ctx, { no }));
/** `search follow SEARCH`, `search unfollow SEARCH`: 关注 of a search of the public list, by its address ("" is every new item); `search list`: all that is followed. */
export const searchFollow = asPerson((ctx, { named }) => followItem(ctx, { search: named.SEARCH! }));
export const searchUnfollow = asPerson((ctx, { named }) => unfollowItem(ctx, { search: named.SEARCH! }));
export const searchList = asPerson((ctx) => listFollowed(ctx));
/** `intent post NO`, `intent remove NO`: 合作意向. */
export const intentPost = useCaseCommand("NO", postIntent);
export const intentRemove = useCaseCommand("NO", (ctx, no) => removeIntent(ctx, no));
/** `eligibility NO`: 能不能报, by anybody. */
export const eligibility = useCaseCommand("NO", checkEligibility);
