import { expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';

/** The demo staff, as the README tells them. A code works once, so each file signs in with people of its own or in turn. */
export const BEHEER = { email: 'beheer@school2.demo', secret: 'LEERIDDEMOBEHEERLEERIDDEMOBEHEER' };
export const DIRECTIE = { email: 'directie@school2.demo', secret: 'LEERIDDEMODIRECTLEERIDDEMODIRECT' };
export const JUF = { email: 'juf@school2.demo', secret: 'LEERIDDEMOJUFAANLEERIDDEMOJUFAAN' };
export const SCHOOL_3 = { email: 'beheer@school3.demo', secret: 'LEERIDDEMOSCHOOLLEERIDDEMOSCHOOL' };
export const OPERATOR = { email: 'operator@demo', secret: 'LEERIDDEMOOPERATLEERIDDEMOOPERAT' };
export const SUPPLIER = { email: 'leverancier@demo', secret: 'LEERIDDEMOLEVERALEERIDDEMOLEVERA' };
export const STAFF_PASSWORD = 'trein-wolk-gitaar-9';

/** Seconds of a time step of an authenticator app. */
const STEP = 30;
/** So that the server's clock, read a moment later, is past the step too. */
const MARGIN_MS = 100;

export const codeOf = (secret: string, steps = 0): string =>
	generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * STEP });

export async function givePassword(page: Page, email: string, password = STAFF_PASSWORD): Promise<void> {
	await page.getByRole('textbox', { name: 'E-mailadres' }).fill(email);
	await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(password);
	await page.getByRole('button', { name: 'Verder' }).click();
}

/** Sends a code, and waits for the answer: whether it was taken. */
export async function giveCode(page: Page, code: string): Promise<boolean> {
	await page.getByRole('textbox', { name: /^Code|herstelcodes/ }).fill(code);
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.getByRole('button', { name: 'Bevestig', exact: true }).click();
	return (await answered).status() === 303;
}

/**
 * Gives both factors. A code works once and no earlier one after it, so that within the half minute in which somebody
 * signed in as the same person, and in the next, both codes that the server takes may be used up. Each new half minute
 * brings one more, for whichever of those who wait is first: three of them are waited for, and then something is wrong.
 */
export async function signInStaff(
	page: Page,
	who: { email: string; secret: string; password?: string },
	to = '/schoolloket'
) {
	await page.goto(to);
	await givePassword(page, who.email, who.password);
	await expect(page).toHaveURL(/tweede-stap/);
	for (let attempt = 0; attempt < 5; attempt++) {
		if (attempt > 1) await nextStep(page);
		if (await giveCode(page, codeOf(who.secret, Math.min(attempt, 1)))) {
			await expect(page).not.toHaveURL(/tweede-stap/);
			return;
		}
	}
	throw new Error(`no code of ${who.email} was taken`);
}

/** Until the authenticator app shows another code. */
const nextStep = (page: Page) =>
	page.waitForTimeout(STEP * 1_000 - (Date.now() % (STEP * 1_000)) + MARGIN_MS);
