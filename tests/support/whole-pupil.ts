import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import type { Context } from '$lib/server/context';
import * as tables from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { makeAccount, makeSchool } from './factories';

/** A pupil about whom every table of the map of personal data holds something. `plannedEnd` as in `makePupil`. */
export async function makeWholePupil(ctx: Context, { plannedEnd }: { plannedEnd?: string } = {}) {
	const { db, now } = ctx;
	const school = await makeSchool(ctx);
	const begin = addDays(plannedEnd ?? schoolDay(now), -300);
	const account = await makeAccount(ctx, {
		school,
		begin,
		plannedEnd,
		givenName: 'Marie',
		familyName: 'Peeters'
	});
	const { accountId, pupilId, username } = account;
	const { schoolId, groupId } = school;
	const number = randomUUID();
	const bytes = Buffer.from(number);
	const later = new Date(now.getTime() + 3_600_000);
	const enrollment = only(
		await db.select().from(tables.enrollments).where(eq(tables.enrollments.pupilId, pupilId))
	);
	const application = only(
		await db
			.insert(tables.applications)
			.values({
				clientId: number,
				name: 'Rekentuin',
				supplier: 'Tuinbouw',
				sector: number,
				status: 'active',
				authentication: 'none',
				createdAt: now,
				updatedAt: now
			})
			.returning()
	);
	const applicationId = application.id;
	await db.insert(tables.classMemberships).values({
		enrollmentId: enrollment.id,
		schoolId,
		classTitle: '3A',
		receivedAt: now
	});
	await db.insert(tables.pupilPreferences).values({
		pupilId,
		tileSize: 'large',
		readAloud: true,
		moreTime: false,
		method: 'usual',
		updatedAt: now
	});
	await db.insert(tables.printedSecrets).values({ accountId, printedAt: now });
	await db
		.insert(tables.emailAddresses)
		.values({ id: randomUUID(), accountId, addressSealed: bytes, mailboxHash: bytes, createdAt: now });
	await db.insert(tables.emailOffers).values({ accountId, offeredAt: now });
	await db.insert(tables.pupilPasskeys).values({
		id: randomUUID(),
		accountId,
		device: 'Chrome op Android',
		credentialId: number,
		publicKey: bytes,
		counter: 0,
		transports: [],
		createdAt: now,
		lastChallengeAt: now
	});
	await db.insert(tables.sessions).values({
		id: number,
		accountId,
		createdAt: now,
		lastUsedAt: now,
		idleSeconds: 3600,
		expiresAt: later,
		ownDevice: false,
		methods: ['pwd'],
		device: 'Chrome op Android'
	});
	await db
		.insert(tables.assignments)
		.values({ schoolId, applicationId, level: 'pupil', pupilId, createdAt: now });
	await db.insert(tables.participations).values({
		id: uuidv7(),
		sessionId: number,
		sessionKey: number,
		applicationId,
		accountId,
		sid: number,
		openedAt: now,
		nextAttemptAt: now
	});
	await db.insert(tables.oidcPayloads).values({ model: 'Grant', id: number, payload: {}, sessionId: number });
	await db.insert(tables.mails).values({
		id: uuidv7(),
		template: 'verifyAddress',
		purpose: 'verify',
		locale: 'nl',
		accountId,
		addressHash: bytes,
		messageId: number,
		nextAttemptAt: now,
		createdAt: now
	});
	await db.insert(tables.helpRequests).values({
		accountId,
		nameHash: bytes,
		deviceHash: bytes,
		digits: 10,
		decoys: [11],
		createdAt: now,
		expiresAt: later
	});
	await db.insert(tables.dataReads).values({
		id: uuidv7({ msecs: now.getTime() }),
		at: now,
		staffId: randomUUID(),
		schoolId,
		roles: ['beheerder'],
		what: 'list',
		filters: [],
		count: 1,
		pupilIds: [pupilId],
		requestId: number
	});
	await db.insert(tables.dataReports).values({
		id: uuidv7(),
		schoolId,
		pupilId,
		subject: 'name',
		textSealed: bytes,
		reportedBy: randomUUID(),
		reportedAt: now
	});
	const batch = only(
		await db
			.insert(tables.accountBatches)
			.values({ schoolId, createdBy: randomUUID(), purpose: 'renew', createdAt: now, expiresAt: later })
			.returning()
	);
	const spareCard = only(
		await db
			.insert(tables.spareCards)
			.values({ schoolId, number: 1, tokenHash: bytes, tokenSealed: bytes, issuedAt: now })
			.returning()
	);
	await db
		.insert(tables.spareCardLoans)
		.values({ spareCardId: spareCard.id, accountId, day: schoolDay(now), lentAt: now });
	await db.insert(tables.importOutcomes).values({
		runId: number,
		outcome: 'new-pupil',
		file: 'enrollments',
		pupilId,
		enrollmentId: enrollment.id
	});
	await db.insert(tables.pupilMerges).values({
		keptId: pupilId,
		mergedId: randomUUID(),
		moved: { pupil: { givenName: 'Marie', familyName: 'Peeters' } },
		mergedAt: now
	});
	await db.insert(tables.distinctPupils).values({ firstId: pupilId, secondId: randomUUID(), saidAt: now });
	await db.insert(tables.accountBatchItems).values({
		batchId: batch.id,
		pupilId,
		place: 0,
		accountId,
		type: 'gevorderd',
		kind: 'temporary',
		username,
		secretSealed: bytes
	});
	await db
		.insert(tables.passwordResets)
		.values({ accountId, tokenHash: number, credentialChangedAt: now, createdAt: now, expiresAt: later });
	return { ...account, schoolId, groupId, applicationId };
}

function only<T>([row]: T[]): T {
	if (!row) throw new Error('a statement without a row');
	return row;
}
