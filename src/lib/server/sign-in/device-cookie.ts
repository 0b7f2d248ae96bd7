import type { Cookies } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { cookieName, secureCookies, type ShownCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

/** A browser as the guessing rules know it (docs/guessing.md; OWASP calls this a device cookie). */
export interface Device {
	/** 128 random bits. */
	id: string;
	/** It showed a cookie of ours; without one it may be anything. */
	recognised: boolean;
	/** Accounts that signed in here before, newest first. */
	accountIds: readonly string[];
}

const NAME = 'leerid_device';
const CONTEXT = 'device-cookie';
/** A class and a bit: a cookie has to stay small. */
const MAX_ACCOUNTS = 40;
const YEAR = 365 * 24 * 60 * 60;

/** The device that shows this cookie, or a new one. A cookie that was altered counts as none. */
export function readDevice(cookies: ShownCookies, keys: Keys): Device {
	const text = unsealText(keys.device, cookies.get(cookieName(NAME)) ?? '', CONTEXT);
	if (text === null) return { id: randomBytes(16).toString('base64url'), recognised: false, accountIds: [] };
	const [id = '', ...accountIds] = text.split(' ');
	return { id, recognised: true, accountIds };
}

/** Whether `accountId` signed in on this device before. */
export const knowsAccount = (device: Device, accountId: string) => device.accountIds.includes(accountId);

/** Gives the device its cookie, so that its failures are its own and not the school's. */
export function keepDevice(cookies: Cookies, keys: Keys, device: Device): void {
	cookies.set(cookieName(NAME), sealText(keys.device, [device.id, ...device.accountIds].join(' '), CONTEXT), {
		path: '/',
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: YEAR
	});
}

/** Remembers a success, so that nobody else's guessing keeps this pupil out on this device (SECURITY §8 b). */
export function withAccount(device: Device, accountId: string): Device {
	const others = device.accountIds.filter((id) => id !== accountId);
	return { ...device, recognised: true, accountIds: [accountId, ...others].slice(0, MAX_ACCOUNTS) };
}
