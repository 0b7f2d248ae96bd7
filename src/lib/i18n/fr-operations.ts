import type { nlOperations } from './nl-operations';

export const frOperations: typeof nlOperations = {
	menu: 'État',
	title: 'État du service',
	good: 'En ordre',
	look: 'À vérifier',
	database: 'Base de données',
	engines: { embedded: 'Intégrée', postgresql: 'PostgreSQL' },
	states: { ok: 'Accessible et à jour', away: 'Inaccessible', behind: 'Il manque une migration' },
	program: (version: string, built: string) => `Version ${version}, construite le ${built}`,
	ahead: (n: number) =>
		n === 1
			? '1 migration que ce programme ne connaît pas : une version plus récente a mis la base de données à jour. Terminez la mise à jour.'
			: `${n} migrations que ce programme ne connaît pas : une version plus récente a mis la base de données à jour. Terminez la mise à jour.`,
	size: (mebibytes) => `${mebibytes} Mio`,
	pool: (busy, max, waiting) => `${busy} connexions occupées sur ${max}, ${waiting} demandes en attente`,
	jobs: 'Tâches',
	jobsWaiting: (n) => (n === 1 ? '1 tâche attend' : `${n} tâches attendent`),
	jobsLate: (since) => `La plus ancienne aurait dû commencer le ${since}.`,
	jobsNone: 'Aucune tâche n’a échoué.',
	kind: 'Type',
	error: 'Erreur',
	when: 'Quand',
	rerun: 'Relancer',
	rerunOf: (kind) => `Relancer ${kind}`,
	rerunDone: 'La tâche est relancée.',
	rerunGone: 'Cette tâche n’existe plus ou est déjà en cours.',
	mails: 'E-mails',
	mailsWaiting: (n) => (n === 1 ? '1 e-mail attend' : `${n} e-mails attendent`),
	mailsOff: 'Aucun serveur d’e-mail n’est réglé : rien ne part.',
	mailsNone: 'Aucun e-mail n’a été abandonné ces dernières 24 heures.',
	template: 'E-mail',
	keys: 'Clés',
	keyName: 'Clé',
	keyNames: {
		pepper: 'Poivre des mots de passe',
		sealing: 'Scellement',
		device: 'Appareils',
		lookup: 'Recherche',
		signing: 'Signature (conservation)',
		RS256: 'Signature RS256',
		ES256: 'Signature ES256'
	},
	keyId: 'Identifiant',
	keyOthers: 'Anciennes',
	keySince: 'Créée',
	unknown: 'inconnu',
	throttle: 'Tentatives',
	calm: (failed, succeeded) =>
		`Pas d’alarme. Dix dernières minutes : ${failed} échecs, ${succeeded} réussites.`,
	notLooked: 'Personne n’a encore regardé.',
	alarm: (failed, succeeded) =>
		`On devine partout : ${failed} échecs contre ${succeeded} réussites en dix minutes. Les adresses inconnues attendent plus vite.`,
	holding: (n) => (n === 1 ? '1 compteur fait attendre' : `${n} compteurs font attendre`),
	audit: 'Journal et reprise',
	sealed: (seq, at) => `Dernier sceau : numéro ${seq}, le ${at}.`,
	unsealed: 'Il n’y a pas encore de sceau.',
	journalFile: (waiting) => `Journal : ${waiting} lignes attendent d’être écrites.`,
	journalOff:
		'JOURNAL_FILE n’est pas réglé : après une reprise, une carte annulée peut fonctionner à nouveau.',
	notice: 'Message aux élèves',
	noticeHow:
		'En haut de chaque page des élèves, en quelques secondes. 200 caractères au plus. Vide tout pour l’enlever.',
	noticeIn: { nl: 'Néerlandais', en: 'Anglais', fr: 'Français' },
	noticeSave: 'Afficher le message',
	noticeSaved: 'Le message est conservé.',
	noticeRefusals: {
		missing: 'Écris-le aussi en néerlandais.',
		'too-long': 'Raccourcis-le : 200 caractères au plus.'
	},
	problem: 'Quelque chose ne va pas'
};
