// Preloaded into a web process (`--import`): its own clock is wrong by CLOCK_SKEW_MS. Only `Date` can be: timers count from the start.
const skew = Number(process.env.CLOCK_SKEW_MS ?? 0);
const RightDate = Date;

globalThis.Date = class Date extends RightDate {
  constructor(...given) {
    if (given.length === 0) super(RightDate.now() + skew);
    else super(...given);
  }

  static now() {
    return RightDate.now() + skew;
  }
};
