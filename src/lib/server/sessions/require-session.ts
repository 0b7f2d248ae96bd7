import { AppError } from '../errors';
import type { PupilSession } from './session';

/** The session that the guard of `hooks` has let through; for pages behind the door. Throws `forbidden` without one. */
export function requireSession({ session }: App.Locals): PupilSession {
	if (!session) throw new AppError('forbidden');
	return session;
}
