import { DEFAULT_LOCALE, type Locale } from '../lib/i18n/locales.ts';

/** What a refusal at the door says, by status, for whoever sees it: mostly a pupil, sometimes an operator. */
const nl = {
	400: ['Dit adres klopt niet', 'Kijk of je het adres juist hebt overgenomen.'],
	403: ['Dit formulier kwam niet van LeerID', 'Ga naar LeerID zelf en probeer het daar opnieuw.'],
	405: ['Dit kan hier niet', 'Deze manier van vragen kent LeerID niet.'],
	408: ['Dit duurde te lang', 'De verbinding was te traag. Probeer het opnieuw.'],
	411: [
		'De lengte ontbreekt',
		'Wie hier gegevens naartoe stuurt, moet vooraf zeggen hoeveel (Content-Length).'
	],
	413: [
		'Dit is te veel tekst',
		'Wat je verstuurde is te groot. Ga terug, maak het korter en probeer het opnieuw.'
	],
	414: ['Dit adres is te lang', 'Kijk of je het adres juist hebt overgenomen.'],
	421: ['Dit adres hoort niet bij LeerID', 'Open LeerID op zijn eigen adres.'],
	431: ['Je browser stuurt te veel mee', 'Wis de cookies van deze website en probeer het opnieuw.']
} as const satisfies Record<number, readonly [title: string, sentence: string]>;

export type DoorStatus = keyof typeof nl;
type Sentences = Record<DoorStatus, readonly [title: string, sentence: string]>;

const en: Sentences = {
	400: ['This address is not right', 'Check whether you copied the address correctly.'],
	403: ['This form did not come from LeerID', 'Go to LeerID itself and try again there.'],
	405: ['That is not possible here', 'LeerID does not know this kind of request.'],
	408: ['This took too long', 'The connection was too slow. Please try again.'],
	411: ['The length is missing', 'Whoever sends data here must say beforehand how much (Content-Length).'],
	413: ['This is too much text', 'What you sent is too large. Go back, make it shorter and try again.'],
	414: ['This address is too long', 'Check whether you copied the address correctly.'],
	421: ['This address does not belong to LeerID', 'Open LeerID at its own address.'],
	431: ['Your browser sends too much along', 'Delete the cookies of this website and try again.']
};

const fr: Sentences = {
	400: ["Cette adresse n'est pas correcte", "Vérifie si tu as bien recopié l'adresse."],
	403: ['Ce formulaire ne vient pas de LeerID', 'Va sur LeerID même et réessaie là-bas.'],
	405: ["Ce n'est pas possible ici", 'LeerID ne connaît pas ce type de demande.'],
	408: ['Cela a pris trop de temps', 'La connexion était trop lente. Réessaie.'],
	411: ['La longueur manque', "Quiconque envoie des données ici doit d'abord dire combien (Content-Length)."],
	413: ["C'est trop de texte", 'Ce que tu as envoyé est trop grand. Retourne, raccourcis et réessaie.'],
	414: ['Cette adresse est trop longue', "Vérifie si tu as bien recopié l'adresse."],
	421: ["Cette adresse n'appartient pas à LeerID", 'Ouvre LeerID à sa propre adresse.'],
	431: ['Ton navigateur envoie trop de choses', 'Efface les cookies de ce site et réessaie.']
};

const ar: Sentences = {
	400: ['هذا العنوان غير صحيح', 'تحقّق من أنك نسخت العنوان كما هو.'],
	403: ['لم يأتِ هذا النموذج من LeerID', 'اذهب إلى LeerID نفسه وحاول من جديد هناك.'],
	405: ['هذا غير ممكن هنا', 'لا يعرف LeerID هذا النوع من الطلبات.'],
	408: ['استغرق هذا وقتًا طويلًا', 'كان الاتصال بطيئًا جدًا. حاول من جديد.'],
	411: ['الطول ناقص', 'من يرسل بيانات إلى هنا يجب أن يذكر حجمها أولًا (Content-Length).'],
	413: ['هذا نص كثير جدًا', 'ما أرسلته كبير جدًا. عُد واختصره وحاول من جديد.'],
	414: ['هذا العنوان طويل جدًا', 'تحقّق من أنك نسخت العنوان كما هو.'],
	421: ['هذا العنوان لا يخص LeerID', 'افتح LeerID على عنوانه الخاص.'],
	431: ['متصفحك يرسل أشياء كثيرة جدًا', 'احذف ملفات تعريف الارتباط لهذا الموقع وحاول من جديد.']
};

export const doorMessages: Record<Locale, Sentences> = { nl, en, fr, ar };

export const homeLinks: Record<Locale, string> = {
	nl: 'Naar de startpagina van LeerID',
	en: 'To the start page of LeerID',
	fr: "Vers la page d'accueil de LeerID",
	ar: 'إلى صفحة البداية في LeerID'
};

/** For a request that could not be read, so that nobody knows what language is read there: Dutch first. */
export const UNKNOWN_READER: readonly Locale[] = [DEFAULT_LOCALE, 'en', 'fr'];
