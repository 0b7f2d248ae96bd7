import { fold } from './fold';

/** Handleiding voor beheerders: "niet langer dan 50 karakters" (F35). Characters are ASCII, so also bytes. */
export const MAX_USERNAME_LENGTH = 50;
const MIN_USERNAME_LENGTH = 2;

/** Beyond this many UTF-16 units nobody is typing a username or an e-mail address (RFC 5321: 254). */
const MAX_TYPED_LENGTH = 512;

/**
 * Words that are, or may become, an address of ours: `/<gebruikersnaam>` is a page (F3, SECURITY A37). Anything that
 * starts with a dot or an underscore is refused by the syntax already and stands here for the reader.
 */
export const RESERVED_USERNAMES: ReadonlySet<string> = new Set(
	[
		// pages of the pupil
		`k scan kaart kaarten aanmelden afmelden wachtwoord wachtwoord-vergeten afbeeldingswachtwoord
		leerlingloket dashboard mijn-dashboard profiel e-mail email verifieer applicatie applicaties
		interactie afgemeld wat-weet-deze-app applicatie-logo nieuw-wachtwoord e-mail-bevestigen waar-ben-ik-aangemeld geschiedenis`,
		// pages of staff
		`schoolloket leerkracht leerkrachten leerid leerid-beheer beheer beheerder applicatiebeheer
		schoolinstellingen klasinformatie klas klassen school scholen uitnodiging operator admin
		administrator root systeem system support`,
		// pages for everybody
		`hulp help helpdesk contact over info privacy cookies toegankelijkheid voorwaarden netwerkcheck
		status drukte health taal toestel offline home start index zoeken demo nieuws security`,
		// machines
		`api oidc oauth oauth2 saml scim lti oneroster auth login logout signin sign-in signout sign-out
		session sessie token jwks health metrics dev docs openapi www mail smtp ftp cdn localhost
		favicon.ico favicon.svg error.css robots.txt humans.txt security.txt sitemap.xml manifest.json manifest.webmanifest sw.js
		service-worker.js apple-touch-icon.png static assets icons fonts images .well-known _app _session`,
		// values that programs mistake for something else
		`null undefined true false nan none anonymous anoniem onbekend unknown guest gast test constructor
		prototype`
	].flatMap((words) => words.split(/\s+/))
);

/**
 * Endings of files that other programs serve and no family is called by: `/admin.php` is then no page of a pupil, with which a
 * scanner would fill its report. Endings that are names too (`bak`, `old`, `inc`, `asp`) are left to the people.
 */
const FILE_ENDING =
	/\.(?:php|phps|phtml|aspx|ashx|asmx|axd|jspx?|jhtml|cfml?|cgi|s?html?|stm|nsf|mdb|swf|xml|json|csv|txt|conf|cfg|config|sql|sqlite|zip|tgz|gz|exe|dll|js|css|env|ya?ml|bck|backup|swp|tmp)$/;

/** Letter or digit at both ends, one separator at a time: nothing that a path, a mail or a QR code would bend. */
const SYNTAX = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/**
 * The one form of what somebody typed as a username or e-mail address: compatibility forms (NFKC), case and accents
 * folded as F35 folds them, without surrounding white space or invisible marks. Never throws; work is bounded, since
 * only the first 512 UTF-16 units count. The answer may be no username at all, or the empty string.
 */
export function normalizeUsername(typed: string): string {
	return fold(typed.slice(0, MAX_TYPED_LENGTH))
		.replace(/[\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]/gu, (mark) => (/\s/.test(mark) ? ' ' : ''))
		.trim()
		.slice(0, MAX_TYPED_LENGTH);
}

/**
 * Whether `text` may be an account's username: 2 to 50 of a-z, 0-9 and single `.`, `-` or `_` between them, not reserved and
 * without the ending of a file. Asks for the normalised form: `Gaston.Logie` is refused. Says nothing about whether it is free.
 */
export function isUsername(text: string): boolean {
	return (
		text.length >= MIN_USERNAME_LENGTH &&
		text.length <= MAX_USERNAME_LENGTH &&
		SYNTAX.test(text) &&
		!FILE_ENDING.test(text) &&
		!RESERVED_USERNAMES.has(text)
	);
}

/** Whether what was typed is meant as an e-mail address (D7): an @ with text on both sides. No username holds one. */
export function looksLikeEmail(typed: string): boolean {
	return /^[^@\s]+@[^@\s]+$/.test(normalizeUsername(typed));
}
