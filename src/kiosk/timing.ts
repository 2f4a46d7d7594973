/** Durations of the kiosk, in milliseconds. */
/** Without a touch for so long, the screen after the tap ends the visit; at least twenty seconds must be left to ask for more. */
export const AFTER_MS = 25_000;
/** The same where it asks for nothing: the thanks alone. */
export const PLAIN_THANKS_MS = 10_000;
/** So much more somebody gets who asks for time. */
export const MORE_TIME_MS = 60_000;
/** So long an answer can be taken back. */
export const CHANGE_MS = 8_000;
/** The last word, and a moment in which no tap meant for the page before can hit the question. */
export const FAREWELL_MS = 2_500;
/** A page that appears under a finger takes no tap before. */
export const SETTLE_MS = 500;
/** Without a touch for so long, every screen returns to the question. */
export const IDLE_MS = 45_000;
/** So long before that, the screen says so and offers more time. */
export const LEAVING_MS = 15_000;
/** The same where somebody writes, and while the receipt is shown. */
export const FEEDBACK_IDLE_MS = 90_000;
export const FEEDBACK_LEAVING_MS = 30_000;
/** New content and a new version wait until the question has been untouched for so long (CF1). */
export const QUIET_MS = 8_000;
/** A commit that has not answered by then counts as failed; the same entry is offered again, which cannot double it. */
export const SAVE_LIMIT_MS = 8_000;
export const SAVE_RETRY_MS = 10_000;
/** A new version that has not taken over by then is given up until the next start. */
export const UPDATE_LIMIT_MS = 20_000;
/** How often the question looks who is on duty. */
export const DUTY_CHECK_MS = 20_000;
/** Words that have stood for so long were meant. */
export const SEARCH_SETTLES_MS = 1_500;
/** A touch so shortly before a tap is the tap's own. */
export const OWN_TOUCH_MS = 1_000;
/** For so long after a waking touch or an invitation, a tap needs a touch of its own. */
export const WAKE_GUARD_MS = 1_500;
/** How long one slide of the attract loop stands; twice as long where less motion is wished. */
export const SLIDE_MS = 12_000;
/** So long after closing the question still stands there. */
export const CLOSING_GRACE_MS = 30 * 60_000;
/** No new version in so long after opening, nor so long after a rating, except when it has waited for so long (CF1a). */
export const OPENING_RUSH_MS = 60 * 60_000;
export const RUSH_MS = 5 * 60_000;
export const UPDATE_PATIENCE_MS = 24 * 60 * 60_000;
