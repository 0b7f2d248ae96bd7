const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** In seconds. A desk shows a whole school: half an hour of rest, a school day in all. */
export const STAFF_IDLE = 30 * MINUTE;
export const STAFF_ABSOLUTE = 9 * HOUR;

/** How long one may take between the password and the second factor, in seconds. */
export const HALF_SIGNED_IN = 20 * MINUTE;

/** Use is written down at most this often, in seconds, so that reading a page is not also a write. */
export const STAFF_TOUCH_INTERVAL = MINUTE;

/** How long a second factor counts as fresh where secrets are handed out, in minutes (D5). */
export const FRESH_MINUTES = 10;
