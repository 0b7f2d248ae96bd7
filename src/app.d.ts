import type { ErrorCode } from '$lib/server/errors';
import type { Context } from '$lib/server/context';
import type { PupilSession } from '$lib/server/sessions';
import type { StaffLocals, StaffSession } from '$lib/server/staff';
import type { Locale } from '$lib/i18n';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Chooses the words of the error page. */
			code?: ErrorCode | 'void-card';
			/** The request's id, for a child who asks for help and for whoever reads the log. */
			id?: string;
		}
		interface Locals {
			ctx: Context;
			session: PupilSession | null;
			/** Who is signed in at the desk; null outside `/schoolloket`. Ask it through `requireSchool`. */
			staff: StaffSession | null;
			/** Path and query of this page, for coming back after signing in. */
			here: string;
			/** Somebody of the desk was refused: `handleStaff` tells the audit. */
			staffRefusal?: StaffLocals['staffRefusal'];
			locale: Locale;
			/** This device is a shared tablet (docs/shared-tablets.md). */
			kiosk: boolean;
			/** What went wrong in this request, so that the answer can carry the right status. */
			failure?: ErrorCode;
		}
	}
}

export {};
