import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
	to: string[];
	mail: Email;
	/** Every link in the text, in order. */
	links: string[];
}

export interface MailServer {
	/** For SMTP_URL. */
	url: string;
	received: readonly ReceivedMail[];
	/** The first mail that fits and was not handed out before. Rejects when none comes in time. */
	next(to: string, subject: RegExp): Promise<ReceivedMail>;
	stop(): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** A real mail server on loopback that keeps what it takes. */
export async function startMailServer(): Promise<MailServer> {
	const received: ReceivedMail[] = [];
	const handedOut = new Set<ReceivedMail>();
	const server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		logger: false,
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', async () => {
				const mail = await PostalMime.parse(Buffer.concat(chunks));
				const to = session.envelope.rcptTo.map(({ address }) => address);
				received.push({ to, mail, links: mail.text?.match(/https?:\/\/\S+/g) ?? [] });
				done();
			});
		}
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	// A client that is killed in the middle of a mail: unheard, it would take the whole test down.
	server.on('error', () => undefined);
	const { port } = server.server.address() as { port: number };

	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		async next(to, subject) {
			for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
				const found = received.find(
					(one) => !handedOut.has(one) && one.to.includes(to) && subject.test(one.mail.subject ?? '')
				);
				if (found) {
					handedOut.add(found);
					return found;
				}
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
			throw new Error(
				`no mail to ${to} about ${subject}; there were ${JSON.stringify(received.map(({ mail }) => mail.subject))}`
			);
		},
		stop: () => new Promise((closed) => server.close(() => closed()))
	};
}
