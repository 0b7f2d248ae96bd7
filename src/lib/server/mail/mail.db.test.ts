import { eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { accounts, mails, pupils, type Database } from '../db';
import { backgroundContext, type Loop, type World } from '../jobs';
import { claimMail, deliverMail, giveUpLate } from './deliver-mail';
import { listOutbox } from './outbox';
import { queueMail } from './queue-mail';
import { createSmtpSender, smtpFailure, type SmtpSender } from './smtp-sender';
import { startMail } from './start-mail';

const database = useTestDatabase();
const HOUR = 60 * 60 * 1000;
const origin = new URL('https://leerid.example');
const mailFrom = { name: 'LeerID, Vlaanderen', address: 'noreply@leerid.example' };
const timeouts = { connect: 500, silence: 500, whole: 1_500 };

const endings: (() => unknown)[] = [];
afterEach(async () => {
	for (const end of endings.reverse()) await end();
	endings.length = 0;
});

interface Received {
	from: string;
	to: string[];
	mail: Email;
	raw: string;
}

/** A real mail server on loopback that keeps what it takes. */
async function startServer(options: SMTPServerOptions = {}) {
	const received: Received[] = [];
	const sockets = new Set<Socket>();
	const server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		logger: false,
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', async () => {
				const raw = Buffer.concat(chunks);
				const { mailFrom, rcptTo } = session.envelope;
				received.push({
					from: mailFrom ? mailFrom.address : '',
					to: rcptTo.map(({ address }) => address),
					mail: await PostalMime.parse(raw),
					raw: raw.toString('latin1')
				});
				done();
			});
		},
		...options
	});
	server.on('error', () => undefined);
	server.server.on('connection', (socket: Socket) => sockets.add(socket));
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const close = () =>
		new Promise<void>((closed) => {
			sockets.forEach((socket) => socket.destroy());
			server.close(() => closed());
		});
	endings.push(close);
	const { port } = server.server.address() as { port: number };
	return { received, sockets, port, close };
}

/** A server that says yes to everything: the one above takes 253 characters at most and no quoted space. */
async function startWire() {
	const lines: string[] = [];
	const server = createServer((socket) => {
		let data = false;
		let rest = '';
		socket.write('220 hello\r\n');
		socket.on('error', () => undefined);
		socket.on('data', (chunk) => {
			const received = (rest + chunk.toString('latin1')).split('\r\n');
			rest = received.pop() ?? '';
			for (const line of received) {
				lines.push(line);
				if (data && line !== '.') continue;
				const starts = line === 'DATA';
				data = starts;
				socket.write(starts ? '354 go on\r\n' : '250 yes\r\n');
			}
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	endings.push(() => new Promise((closed) => server.close(closed)));
	return { lines, port: (server.address() as AddressInfo).port };
}

async function makeWorld() {
	const { db } = await database.fresh();
	let ahead = 0;
	const world: World = {
		db,
		engine: database.engine,
		keys: createTestKeys(),
		now: () => new Date(Date.now() + ahead)
	};
	const ctx = () => backgroundContext(world, 'test');
	return {
		db,
		world,
		ctx,
		advance: (ms: number) => void (ahead += ms),
		/** What waits, by the database's clock, has waited so much longer. */
		waited: (ms: number) =>
			db.execute(sql`update mails set next_attempt_at = next_attempt_at - make_interval(secs => ${ms / 1000}::float8),
				locked_until = locked_until - make_interval(secs => ${ms / 1000}::float8)`),
		queue: async (to = 'zoe@school.example', path = '/e-mail/bevestigen/abc') => {
			const queued = await queueMail(ctx(), {
				to,
				template: 'password-changed',
				params: { givenName: 'Zoë', at: '2026-09-01T08:30:00+02:00', path },
				locale: 'nl'
			});
			if (queued.refusal) throw new Error(queued.refusal);
			return queued.mailId;
		},
		read: async (id: string) => (await db.select().from(mails).where(eq(mails.id, id)))[0]!,
		sender: (port: number) => {
			const sender = createSmtpSender({ smtpUrl: new URL(`smtp://127.0.0.1:${port}`), mailFrom }, timeouts);
			endings.push(() => sender.close());
			return sender;
		},
		/** One attempt at the mail that is due; null when none is. */
		attempt: async (sender: SmtpSender) => {
			const row = await claimMail(world);
			return row && (await deliverMail(world, row, { sender, origin }));
		},
		start: async (port: number) => {
			const smtpUrl = new URL(`smtp://127.0.0.1:${port}`);
			const loop: Loop = await startMail(world, { smtpUrl, mailFrom, origin }, { everyMs: 50 });
			endings.push(() => loop.stop(100));
			return loop;
		}
	};
}

async function addAccount(db: Database, username: string): Promise<string> {
	const [pupil] = await db.insert(pupils).values({ givenName: 'Zoë', familyName: 'Daniëls' }).returning();
	const values = { pupilId: pupil!.id, type: 'gevorderd' as const, username, createdAt: new Date() };
	const [account] = await db.insert(accounts).values(values).returning();
	return account!.id;
}

test('a mail is delivered once its transaction is committed, as text and as html, and its content is erased', async () => {
	const { db, ctx, queue, read, start } = await makeWorld();
	const { received, port } = await startServer();
	await start(port);
	await db
		.transaction(async (tx) => {
			await queueMail(
				{ ...ctx(), db: tx },
				{
					to: 'nobody@school.example',
					template: 'address-changed',
					params: { givenName: 'X' },
					locale: 'nl'
				}
			);
			throw new Error('the caller changes its mind');
		})
		.catch(() => undefined);
	const id = await queue('zoe+leerid@school.example');
	await vi.waitFor(async () => expect(await read(id)).toMatchObject({ state: 'sent' }), { timeout: 5_000 });

	expect(received).toHaveLength(1);
	const [{ from, to, mail, raw }] = received as [Received];
	expect(from).toBe('noreply@leerid.example');
	expect(to).toEqual(['zoe+leerid@school.example']);
	expect(mail).toMatchObject({
		subject: 'Het wachtwoord van je LeerID is gewijzigd',
		from: { name: 'LeerID, Vlaanderen', address: 'noreply@leerid.example' },
		to: [{ address: 'zoe+leerid@school.example' }]
	});
	expect(mail.text).toContain('Dag Zoë');
	expect(mail.text).toContain('dinsdag 1 september 2026 om 08:30');
	expect(mail.text).toContain('https://leerid.example/e-mail/bevestigen/abc');
	expect(mail.html).toContain('href="https://leerid.example/e-mail/bevestigen/abc"');
	expect(mail.attachments).toEqual([]);
	expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
	const row = await read(id);
	expect(mail.messageId).toBe(row.messageId);
	expect(row).toMatchObject({ contentSealed: null, lastCode: '250', attempts: 1, lockedBy: null });
	expect(await db.$count(mails)).toBe(1);
});

test('in the outbox neither address nor link can be read', async () => {
	const { queue, read } = await makeWorld();
	const row = await read(await queue('gaston@school.example', '/w/geheim'));
	const bytes = Buffer.from(row.contentSealed!).toString('latin1') + JSON.stringify(row);
	// Of the name both as a text and as its bytes; two letters alone stand in some sealed bytes by chance.
	expect(bytes).not.toMatch(/gaston|geheim|Zo(?:ë|Ã«)/);
});

test.each([
	['"zoe daniels"@school.example', '"zoe daniels"@school.example'],
	["o'brien@school.example", "o'brien@school.example"],
	['Zoe@MÜNCHEN.example', 'Zoe@xn--mnchen-3ya.example'],
	[
		`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.be`,
		`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.be`
	]
])('a mail to %s reaches exactly that mailbox', async (typed, address) => {
	const { queue, attempt, sender, read } = await makeWorld();
	const { lines, port } = await startWire();
	const id = await queue(typed);
	await attempt(sender(port));
	expect(await read(id)).toMatchObject({ state: 'sent' });
	expect(lines.filter((line) => line.startsWith('RCPT'))).toEqual([`RCPT TO:<${address}>`]);
	const header = lines.join('\n').replace(/\n[ \t]/g, ' ');
	expect(/^To: ?<?(.+?)>?$/m.exec(header)?.[1]).toBe(address);
});

test.each(['zoe@school.example\r\nBcc: x@evil.example', 'zoe@school.example, x@evil.example', ''])(
	'nothing is queued for %j',
	async (to) => {
		const { ctx, db } = await makeWorld();
		const mail = { to, template: 'address-changed', params: { givenName: 'Zoë' }, locale: 'nl' } as const;
		expect(await queueMail(ctx(), mail)).toEqual({ refusal: 'invalid-address' });
		expect(await db.$count(mails)).toBe(0);
	}
);

test('a name with line ends adds no header', async () => {
	const { ctx, attempt, sender } = await makeWorld();
	const { received, port } = await startServer();
	await queueMail(ctx(), {
		to: 'an@school.example',
		template: 'staff-invitation',
		params: {
			givenName: 'An\r\nBcc: x@evil.example',
			schoolName: 'A\r\n\r\n<script>',
			path: '/schoolloket/uitnodiging/abc'
		},
		locale: 'nl'
	});
	await attempt(sender(port));
	const [{ mail, to, raw }] = received as [Received];
	expect(to).toEqual(['an@school.example']);
	expect(raw.split('\r\n\r\n')[0]).not.toMatch(/bcc|script/i);
	expect(mail.headers.map(({ key }) => key).toSorted()).toEqual([
		'auto-submitted',
		'content-type',
		'date',
		'from',
		'message-id',
		'mime-version',
		'subject',
		'to',
		'x-auto-response-suppress'
	]);
});

test('a server that is down is tried again after growing pauses, and the mail arrives when it is back', async () => {
	const { queue, attempt, sender, read, waited } = await makeWorld();
	const gone = await startServer();
	await gone.close();
	const id = await queue();
	const away = sender(gone.port);
	const waits: number[] = [];
	for (let n = 0; n < 4; n++) {
		expect(await attempt(away)).toBe(true);
		const { state, nextAttemptAt, lastCode } = await read(id);
		expect(state).toBe('queued');
		expect(lastCode).toBe('ESOCKET');
		expect(await attempt(away)).toBeNull(); // not before the pause is over
		waits.push(nextAttemptAt.getTime() - Date.now());
		await waited(waits.at(-1)! + 50);
	}
	const minutes = waits.map((wait) => Math.round(wait / 60_000));
	expect(minutes).toEqual([1, 2, 4, 8]);

	const back = await startServer();
	await attempt(sender(back.port));
	expect(await read(id)).toMatchObject({ state: 'sent', attempts: 5 });
	expect(back.received[0]!.mail.messageId).toBe((await read(id)).messageId);
});

test.each([
	['never greets', { onConnect: () => undefined }],
	['never answers to the recipient', { onRcptTo: () => undefined }],
	['never ends', { onData: () => undefined }]
] as [string, SMTPServerOptions][])('a server that %s is left after a while', async (_, options) => {
	const { queue, attempt, sender, read } = await makeWorld();
	const { port } = await startServer(options);
	const id = await queue();
	expect(await attempt(sender(port))).toBe(true);
	expect(await read(id)).toMatchObject({ state: 'queued', lastCode: 'ETIMEDOUT' });
});

test('a server that keeps talking and comes to no end is left too', async () => {
	const { queue, attempt, sender, read } = await makeWorld();
	const { port, sockets } = await startServer({ onRcptTo: () => undefined });
	const drip = setInterval(() => sockets.forEach((socket) => socket.write('250-')), 100);
	endings.push(() => clearInterval(drip));
	const id = await queue();
	await attempt(sender(port));
	expect(await read(id)).toMatchObject({ state: 'queued' });
});

const refusing = (responseCode: number): SMTPServerOptions => ({
	onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode }))
});

test('a recipient that is refused for good is given up at once, and the next mail goes on', async () => {
	const { queue, attempt, sender, read } = await makeWorld();
	const { port } = await startServer(refusing(550));
	const id = await queue();
	expect(await attempt(sender(port))).toBe(false);
	expect(await read(id)).toMatchObject({ state: 'given-up', lastCode: '550', contentSealed: null });
});

test('a recipient that is refused for now is tried again', async () => {
	const { queue, attempt, sender, read } = await makeWorld();
	const { port } = await startServer(refusing(451));
	const id = await queue();
	expect(await attempt(sender(port))).toBe(false);
	expect(await read(id)).toMatchObject({ state: 'queued', lastCode: '451' });
});

test('a server that refuses us keeps the mail waiting, for the operator to mend', async () => {
	const { queue, attempt, sender, read } = await makeWorld();
	const { port } = await startServer({
		onMailFrom: (_address, _session, done) =>
			done(Object.assign(new Error('relay denied'), { responseCode: 553 }))
	});
	const id = await queue();
	expect(await attempt(sender(port))).toBe(true);
	expect(await read(id)).toMatchObject({ state: 'queued', lastCode: '553' });
});

test('a mail to another machine never goes over a line without TLS', async () => {
	const { port, received } = await startServer();
	// Another machine by name; by address it is this one, whose server offers no STARTTLS.
	const smtpUrl = new URL(`smtp://0.0.0.0:${port}`);
	const mail = {
		to: 'a@b.example',
		messageId: '<1@x>',
		date: new Date(),
		subject: 's',
		text: 't',
		html: 'h'
	};
	const strict = createSmtpSender({ smtpUrl, mailFrom }, timeouts);
	endings.push(() => strict.close());
	const failure: unknown = await strict.send(mail).catch((error: unknown) => error);
	expect(smtpFailure(failure)).toMatchObject({ permanent: false, serverAway: true });
	expect(received).toEqual([]);

	smtpUrl.searchParams.set('tls', 'optional');
	const lenient = createSmtpSender({ smtpUrl, mailFrom }, timeouts);
	endings.push(() => lenient.close());
	await lenient.send(mail);
	expect(received).toHaveLength(1);
});

test('a server that dies after DATA gets the mail again, recognisable as the same', async () => {
	const { queue, attempt, sender, read, waited } = await makeWorld();
	const ids: (string | undefined)[] = [];
	const { port, sockets } = await startServer({
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', async () => {
				ids.push((await PostalMime.parse(Buffer.concat(chunks))).messageId);
				// It has the mail, and dies before it can say so.
				if (ids.length === 1) sockets.forEach((socket) => socket.destroy());
				else done();
			});
		}
	});
	const id = await queue();
	const post = sender(port);
	await attempt(post);
	expect(ids).toHaveLength(1); // no second attempt behind our back
	expect(await read(id)).toMatchObject({ state: 'queued' });
	await waited(61_000);
	await attempt(post);
	expect(await read(id)).toMatchObject({ state: 'sent', attempts: 2 });
	expect(ids).toEqual([(await read(id)).messageId, (await read(id)).messageId]);
});

test('a sender that crashed while sending loses nothing: after its lease the same mail goes again', async () => {
	const { world, queue, attempt, sender, read, waited } = await makeWorld();
	const { received, port } = await startServer();
	const id = await queue();
	const crashed = await claimMail(world);
	expect(crashed!.id).toBe(id);
	expect(await read(id)).toMatchObject({ state: 'sending' });
	expect(await attempt(sender(port))).toBeNull();
	await waited(2 * 60_000 + 1_000);
	await attempt(sender(port));
	expect(received).toHaveLength(1);

	// The one thought dead comes back with bad news, which is no news any more.
	const broken: SmtpSender = { send: () => Promise.reject(new Error('late')), close: () => undefined };
	await deliverMail(world, crashed!, { sender: broken, origin });
	expect(await read(id)).toMatchObject({ state: 'sent', lastCode: '250' });
});

test.each([4, -4])(
	'what a server whose clock is %i minutes off queued, took or put off waits no longer and no shorter than otherwise',
	async (minutes) => {
		const { world, advance, queue, sender, read, waited } = await makeWorld();
		const { port } = await startServer();
		const right: World = { ...world, now: () => new Date() };
		const attempt = async (post: SmtpSender) => {
			const row = await claimMail(right);
			return row && deliverMail(right, row, { sender: post, origin });
		};
		advance(minutes * 60_000);
		const id = await queue();
		const crashed = await claimMail(right);
		expect(crashed?.id).toBe(id);
		expect(await claimMail(world)).toBeNull();
		await waited(2 * 60_000 + 1_000);

		const away: SmtpSender = { send: () => Promise.reject(new Error('away')), close: () => undefined };
		const wrong = await claimMail(world);
		expect(wrong?.id).toBe(id);
		expect(await claimMail(right)).toBeNull();
		await deliverMail(world, wrong!, { sender: away, origin });
		expect(await attempt(sender(port))).toBeNull();
		await waited(2 * 60_000 + 1_000);
		await attempt(sender(port));
		expect(await read(id)).toMatchObject({ state: 'sent', attempts: 3 });
	}
);

test('after 24 hours a mail is given up', async () => {
	const { world, queue, read, advance } = await makeWorld();
	const id = await queue();
	advance(24 * HOUR - 60_000);
	expect(await giveUpLate(world)).toBe(0);
	advance(61_000);
	expect(await giveUpLate(world)).toBe(1);
	expect(await read(id)).toMatchObject({ state: 'given-up', contentSealed: null });
});

test('a mail whose key is gone is given up and does not hold up the others', async () => {
	const { world, queue, read, start } = await makeWorld();
	const { received, port } = await startServer();
	const id = await queue();
	world.keys = { ...world.keys, sealing: createTestKeySet('sealing', ['another']) };
	const next = await queue();
	await start(port);
	await vi.waitFor(async () => expect(await read(next)).toMatchObject({ state: 'sent' }), { timeout: 5_000 });
	expect(await read(id)).toMatchObject({ state: 'given-up', lastCode: 'unreadable' });
	expect(received).toHaveLength(1);
});

const askReset = (accountId: string | undefined, to: string) => ({
	to,
	template: 'reset-password' as const,
	params: { accounts: [{ givenName: 'Zoë', schoolName: 'De Kleurdoos', path: `/w/${randomUUID()}` }] },
	locale: 'nl' as const,
	accountId
});

test('1,000 requests at once for one pupil give 3 mails, and three more an hour later', async () => {
	const { db, ctx, advance, start } = await makeWorld();
	const { received, port } = await startServer();
	const accountId = await addAccount(db, 'zoe.daniels');
	await start(port);
	const ask = (capitals: boolean) =>
		queueMail(ctx(), askReset(accountId, capitals ? 'ZOE@school.example' : 'zoe@school.example'));
	const answers = await Promise.all(Array.from({ length: 1_000 }, (_, n) => ask(n % 2 === 0)));
	expect(answers.filter(({ refusal }) => refusal === null)).toHaveLength(3);
	const refused = answers.filter((answer) => answer.refusal === 'limited');
	expect(refused).toHaveLength(997);
	for (const { retryAfterSeconds } of refused) {
		expect(retryAfterSeconds).toBeGreaterThan(3_500);
		expect(retryAfterSeconds).toBeLessThanOrEqual(3_600);
	}
	await vi.waitFor(() => expect(received).toHaveLength(3), { timeout: 30_000 });
	await pause(200);
	expect(received).toHaveLength(3);
	expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(3);

	advance(HOUR + 1_000);
	for (let n = 0; n < 3; n++) expect((await ask(false)).refusal).toBeNull();
	expect(await ask(false)).toMatchObject({ refusal: 'limited' });
});

test('the limit counts an account over its addresses, and an address over its accounts', async () => {
	const { db, ctx } = await makeWorld();
	const [zoe, bram, cas] = [
		await addAccount(db, 'zoe'),
		await addAccount(db, 'bram'),
		await addAccount(db, 'cas')
	];
	const refusalOf = async (accountId: string, to: string) =>
		(await queueMail(ctx(), askReset(accountId, to))).refusal;
	expect(await refusalOf(zoe, 'a@school.example')).toBeNull();
	expect(await refusalOf(zoe, 'b@school.example')).toBeNull();
	expect(await refusalOf(zoe, 'c@school.example')).toBeNull();
	expect(await refusalOf(zoe, 'd@school.example')).toBe('limited');
	expect(await refusalOf(bram, 'a@school.example')).toBeNull();
	expect(await refusalOf(cas, 'a@school.example')).toBeNull();
	expect(await refusalOf(cas, 'a@school.example')).toBe('limited');
	expect(await refusalOf(cas, 'z@school.example')).toBeNull();
	// What is not asked for by anybody is not limited, and the purposes count apart.
	const verify = {
		to: 'a@school.example',
		template: 'verify-address',
		params: { givenName: 'Zoë', path: '/e/1' }
	};
	expect((await queueMail(ctx(), { ...verify, locale: 'nl' } as never)).refusal).toBeNull();
	for (let n = 0; n < 5; n++) {
		const notice = { to: 'a@school.example', template: 'address-changed', params: { givenName: 'Zoë' } };
		expect((await queueMail(ctx(), { ...notice, locale: 'nl' } as never)).refusal).toBeNull();
	}
});

test('a new look-up key does not begin a new count', async () => {
	const { world, ctx } = await makeWorld();
	for (let n = 0; n < 3; n++) await queueMail(ctx(), askReset(undefined, 'zoe@school.example'));
	world.keys = { ...world.keys, lookup: createTestKeySet('lookup', ['new', 'test']) };
	expect(await queueMail(ctx(), askReset(undefined, 'zoe@school.example'))).toMatchObject({
		refusal: 'limited'
	});
});

test('without a mail server mails wait in the local outbox, where a demo can open them', async () => {
	const { world, ctx, queue, read } = await makeWorld();
	const loop = await startMail(world, { mailFrom, origin, smtpUrl: undefined });
	const id = await queue('zoe@school.example', '/e-mail/bevestigen/abc');
	await pause(50);
	await loop.stop();
	expect(await read(id)).toMatchObject({ state: 'queued', attempts: 0 });
	const [mail] = await listOutbox(ctx());
	expect(mail).toMatchObject({ id, to: 'zoe@school.example', state: 'queued' });
	expect(mail!.mail!.text).toContain('/e-mail/bevestigen/abc');
});

test('two senders send each of many mails once', async () => {
	const { db, queue, start } = await makeWorld();
	const { received, port } = await startServer();
	for (let n = 0; n < 60; n++) await queue(`leerling${n}@school.example`);
	await start(port);
	if (database.engine === 'postgresql') await start(port);
	await vi.waitFor(async () => expect(await db.$count(mails, eq(mails.state, 'sent'))).toBe(60), {
		timeout: 15_000,
		interval: 100
	});
	expect(received).toHaveLength(60);
	expect(new Set(received.map(({ to }) => to[0])).size).toBe(60);
});

test('stopping in the middle of a mail gives it back', async () => {
	const { queue, read, start } = await makeWorld();
	const { port } = await startServer({ onData: () => undefined });
	const loop = await start(port);
	const id = await queue();
	await vi.waitFor(async () => expect(await read(id)).toMatchObject({ state: 'sending' }), {
		timeout: 5_000
	});
	await pause(100);
	await loop.stop(50);
	expect(await read(id)).toMatchObject({ state: 'queued', lockedBy: null });
});
