import { eq } from 'drizzle-orm';
import { mails } from '../db';
import { getSettings, type Settings } from '../env';
import { startLoop, type Loop, type World } from '../jobs';
import { log } from '../log';
import { claimMail, deliverMail, giveUpLate, releaseMail, type MailRow } from './deliver-mail';
import { createSmtpSender, SMTP_CONNECTIONS, type SmtpSender } from './smtp-sender';

/** How long nothing is tried after the mail server failed: 5 s, 10, 20, ... at most a minute. */
const restMs = (failures: number) => Math.min(5_000 * 2 ** (failures - 1), 60_000);
const EVERY_MS = 5_000;

type MailSettings = Pick<Settings, 'smtpUrl' | 'mailFrom' | 'origin'>;

/**
 * Sends what is in the outbox until it is stopped, beside any other server that does the same. Without SMTP_URL nothing is
 * sent and nothing is lost: mails wait.
 */
export async function startMail(
	world: World,
	settings: MailSettings = getSettings(),
	{ sender, everyMs = EVERY_MS }: { sender?: SmtpSender; everyMs?: number } = {}
): Promise<Loop> {
	const { smtpUrl, mailFrom, origin } = settings;
	if (!smtpUrl) {
		log.info('SMTP_URL is not set: mails stay in the outbox');
		return { wake: () => undefined, stop: async () => undefined };
	}
	// Nobody else can be sending from the embedded database: what was under way when it stopped need not wait.
	if (world.engine === 'embedded')
		await world.db
			.update(mails)
			.set({ lockedUntil: new Date(0) })
			.where(eq(mails.state, 'sending'));
	return sendAll(world, origin, { sender: sender ?? createSmtpSender({ smtpUrl, mailFrom }), everyMs });
}

function sendAll(
	world: World,
	origin: URL,
	{ sender, everyMs }: { sender: SmtpSender; everyMs: number }
): Loop {
	const held = new Set<MailRow>();
	let failures = 0;
	let restUntil = 0;

	const loop = startLoop({
		queue: 'mails',
		concurrency: SMTP_CONNECTIONS,
		everyMs,
		tick: async () => void (await giveUpLate(world)),
		async take() {
			if (world.now().getTime() < restUntil) return null;
			const row = await claimMail(world);
			if (!row) return null;
			held.add(row);
			return () => attempt(row).finally(() => held.delete(row));
		}
	});

	async function attempt(row: MailRow): Promise<void> {
		const serverAway = await deliverMail(world, row, { sender, origin });
		failures = serverAway ? failures + 1 : 0;
		restUntil = serverAway ? world.now().getTime() + restMs(failures) : 0;
	}

	return {
		wake: loop.wake,
		async stop(graceMs) {
			await loop.stop(graceMs);
			await Promise.all([...held].map((row) => releaseMail(world, row)));
			sender.close();
		}
	};
}
