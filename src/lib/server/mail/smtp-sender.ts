import type { Transporter } from 'nodemailer';
import { isLoopback, type Settings } from '../env';
import type { RenderedMail } from './render-mail';

export interface OutgoingMail extends RenderedMail {
	/** As `normalizeAddress` gives it. */
	to: string;
	/** With its angle brackets. */
	messageId: string;
	date: Date;
}

export interface SmtpSender {
	/** Resolves when the server has taken the mail over. Rejects with what `smtpFailure` explains. */
	send(mail: OutgoingMail): Promise<void>;
	/** Breaks off what is under way. */
	close(): void;
}

export interface SmtpTimeouts {
	/** Milliseconds to reach the server. */
	connect: number;
	/** Milliseconds without a word from it. */
	silence: number;
	/** Milliseconds for one mail, whatever the server keeps saying. */
	whole: number;
}

export const SMTP_TIMEOUTS: SmtpTimeouts = { connect: 10_000, silence: 30_000, whole: 60_000 };

/** Connections to the mail server at once. */
export const SMTP_CONNECTIONS = 3;

/** A pool of connections to `SMTP_URL`, made when there is something to send, as is what can talk to it. */
export function createSmtpSender(
	{ smtpUrl, mailFrom }: { smtpUrl: URL } & Pick<Settings, 'mailFrom'>,
	timeouts: SmtpTimeouts = SMTP_TIMEOUTS
): SmtpSender {
	const secure = smtpUrl.protocol === 'smtps:';
	const host = smtpUrl.hostname.replace(/^\[|\]$/g, '');
	const user = decodeURIComponent(smtpUrl.username);
	const options = {
		pool: true,
		host,
		port: Number(smtpUrl.port) || (secure ? 465 : 587),
		secure,
		requireTLS: !secure && !isLoopback(host) && smtpUrl.searchParams.get('tls') !== 'optional',
		tls: { minVersion: 'TLSv1.2' as const },
		...(user && { auth: { user, pass: decodeURIComponent(smtpUrl.password) } }),
		maxConnections: SMTP_CONNECTIONS,
		// Once, and only while nothing of the mail was sent: a server may close a connection that was idle.
		maxRequeues: 1,
		connectionTimeout: timeouts.connect,
		greetingTimeout: timeouts.connect,
		dnsTimeout: timeouts.connect,
		socketTimeout: timeouts.silence,
		disableFileAccess: true,
		disableUrlAccess: true
	};
	let opened: Promise<Transporter> | undefined;
	const open = () =>
		(opened ??= import('nodemailer').then(({ createTransport }) => createTransport(options)));

	return {
		async send({ to, messageId, date, subject, text, html }) {
			const transport = await open();
			await transport.sendMail({
				from: mailFrom,
				to: { name: '', address: to },
				messageId,
				date,
				subject,
				text,
				html,
				headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
				signal: AbortSignal.timeout(timeouts.whole)
			});
		},
		close: () => void opened?.then((transport) => transport.close())
	};
}

export interface SmtpFailure {
	/** The SMTP code, or nodemailer's word when the server gave none. */
	code: string;
	/** The server will never take this mail for this reader. */
	permanent: boolean;
	/** It is the server that fails, not this mail: the next one would fare no better now. */
	serverAway: boolean;
}

/** Why a mail was not taken. A 5xx to the recipient or to the mail itself is final; one to us (MAIL FROM, AUTH) is not. */
export function smtpFailure(error: unknown): SmtpFailure {
	const { responseCode, code, command, name } = error as {
		responseCode?: number;
		code?: string;
		command?: string;
		name?: string;
	};
	const permanent =
		responseCode !== undefined &&
		responseCode >= 500 &&
		(command === 'RCPT TO' || command === 'DATA') &&
		(code === 'EENVELOPE' || code === 'EMESSAGE');
	const ofThisMail =
		(code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE' || code === 'ESTREAM';
	return {
		code: responseCode ? String(responseCode) : (code ?? name ?? 'unknown'),
		permanent,
		serverAway: !ofThisMail || responseCode === 421
	};
}
