const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session lives, in seconds (D12). */
export interface SessionLimits {
	idle: number;
	absolute: number;
}

/** A tablet of the school: an hour of rest, a school day in all. */
export const SHARED_DEVICE: SessionLimits = { idle: HOUR, absolute: 9 * HOUR };

/** *Dit is mijn eigen toestel*, for gevorderd accounts only. */
export const OWN_DEVICE: SessionLimits = { idle: 9 * HOUR, absolute: 30 * DAY };

/** Use is written down at most this often, so that reading a page is not also a write. */
export const TOUCH_INTERVAL = MINUTE;
