/** The French messages, with “tu” for pupils and “vous” for staff; `\u00A0` stands before : ; ! ? and inside « ». */
import { frApi } from './fr-api';
import { frSpareCards } from './fr-spare-cards';
import { frClassInformation } from './fr-class-information';
import { frOperatorOverview } from './fr-operator-overview';
import { frRetention } from './fr-retention';
import { frSchoolYear } from './fr-school-year';
import { frFeedState } from './fr-feed-state';
import { frOperations } from './fr-operations';
import { frWaiting } from './fr-waiting';
import { frStaffRecovery } from './fr-staff-recovery';
import { frDuplicates } from './fr-duplicates';
import { frFeed } from './fr-feed';
import type { Messages } from './nl';
import { frPasskeyStep } from './fr-passkey-step';
import { frTakeover } from './fr-takeover';
import { frOwnClasses } from './fr-own-classes';
import { frFeedSenders } from './fr-feed-senders';

type Detail = Record<string, string | number | boolean | null>;

/** In French zero is singular too. */
const several = (n: number) => n >= 2;
const eleves = (n: number) => `${n} ${several(n) ? 'élèves' : 'élève'}`;
const leerids = (n: number) => `${n} LeerID`;
const kinds: Record<string, string> = {
	pictures: 'mot de passe en images',
	word: 'mot de passe ordinaire',
	temporary: 'mot de passe temporaire',
	own: 'mot de passe personnel'
};
const kindOf = (detail: Detail) => kinds[String(detail.kind)] ?? 'mot de passe';

export const fr: Messages = {
	brand: 'LeerID',
	waiting: frWaiting,
	operations: frOperations,
	feedState: frFeedState,
	operatorOverview: frOperatorOverview,
	statusLine: 'Message de LeerID',
	skipToContent: 'Aller au contenu',
	toHome: 'LeerID, page d’accueil',
	help: 'Besoin d’aide\u00A0?',
	language: 'Langue',
	footer: {
		help: 'Aide',
		privacy: 'Vie privée',
		accessibility: 'Accessibilité',
		demonstration: 'Ceci est une démonstration avec des élèves imaginaires.',
		publishedBy: (publisher: string) => `Publié par ${publisher}`
	},
	home: {
		title: 'Se connecter avec LeerID',
		heading: 'Bienvenue sur LeerID',
		intro: 'Tu peux te connecter avec ton compte LeerID.',
		scan: 'Scanne ta carte',
		scanHow:
			'Ouvre l’appareil photo de ta tablette ou de ton téléphone et tiens-le au-dessus du code QR de ta carte.',
		username: 'Nom d’utilisateur',
		usernameHow: 'Ton nom d’utilisateur est sur ta carte, sous le code QR.',
		signIn: 'Se connecter'
	},
	signIn: {
		title: 'Connecte-toi avec LeerID',
		loginName: 'Nom d’utilisateur ou adresse e-mail',
		next: 'Continuer',
		change: 'Changer de nom d’utilisateur',
		giveSecret: 'Écris ton mot de passe',
		password: 'Mot de passe',
		show: 'Montrer le mot de passe',
		hide: 'Cacher le mot de passe',
		forgot: 'Mot de passe oublié\u00A0?',
		ownDevice: 'Cet appareil est à moi',
		ownDeviceHint: 'Ne coche pas cette case sur un appareil de l’école.',
		submit: 'Se connecter',
		usernameMissing: 'Écris d’abord ton nom d’utilisateur.',
		usernameImpossible:
			'Ce n’est pas un nom d’utilisateur possible. Regarde encore ta carte\u00A0: il n’y a pas d’espaces dedans.',
		passwordMissing: 'Écris d’abord ton mot de passe.',
		refused:
			'Ce n’est pas juste. Regarde si le nom d’utilisateur est correct et essaie encore. Tu as écrit une adresse e-mail\u00A0? Essaie alors avec ton nom d’utilisateur.',
		refusedPictures: 'Ce n’était pas juste. Regarde bien ta carte et recommence.',
		refusedEmail: 'Ce n’est pas juste. Essaie encore, ou utilise ton nom d’utilisateur.',
		problem: 'Ça n’a pas marché',
		/** `{n}` stands for the number: the countdown goes on without a server. */
		waitOne: 'Attends encore {n} seconde.',
		waitOther: 'Attends encore {n} secondes.',
		waitTitle: 'Attends un peu',
		waitWhy: 'Il y a eu quelques erreurs. Tu pourras bientôt réessayer.',
		waitDone: 'Tu peux réessayer.',
		retry: 'Réessayer',
		blocked:
			'Ton mot de passe est juste, mais ton école a arrêté ton compte pour un moment. Demande de l’aide à ton professeur.',
		ended:
			'Ton mot de passe est juste, mais tu n’as plus d’inscription à l’école. Demande de l’aide à ton école.',
		expired:
			'Ton mot de passe n’est plus valable. Demande un nouveau mot de passe au gestionnaire LeerID de ton école.',
		signedOut: 'Ta connexion est fermée.',
		sessionEnded: 'Tu n’as rien fait pendant un moment. Connecte-toi à nouveau.'
	},
	teacherHelp: {
		ask: 'Demande de l’aide à ton enseignant',
		titles: {
			asking: 'Montre ces chiffres à ton enseignant',
			'let-in': 'Tu peux entrer',
			'new-pictures': 'Voici tes nouvelles images',
			over: 'Demande de l’aide à ton enseignant'
		},
		show: 'Va voir ton enseignant et montre cet écran.',
		waiting: 'Attends un peu. Cet écran continue tout seul. Il s’arrête après cinq minutes.',
		letIn: 'Ton enseignant te laisse entrer.',
		enter: 'Entrer',
		picturesHow: 'Regarde bien. Ces huit images sont à toi maintenant. Touche-les une fois, dans cet ordre.',
		yours: 'Tes nouvelles images',
		tap: (step) => `Touche l’image ${step}`,
		wrong: 'C’était une autre image. Regarde encore une fois.',
		over: 'Cet appareil ne demande pas d’aide en ce moment. Cela a peut-être pris trop de temps. Tu peux demander à nouveau.',
		stop: 'Retour à la connexion'
	},
	pictures: {
		title: 'Touche tes images',
		prompt: (step: number) => `Quelle image est à la place ${step}\u00A0?`,
		progress: 'Où tu en es',
		done: 'choisie',
		current: 'c’est maintenant',
		todo: 'pas encore',
		back: 'Une image en arrière',
		restart: 'Recommencer',
		ready: 'C’est fini\u00A0! Appuie sur «\u00A0Se connecter\u00A0».',
		stale: 'C’était trop long. Recommence à la première image.'
	},
	card: {
		voidTitle: 'Cette carte ne marche plus',
		void: 'Cette carte ne marche plus',
		voidHelp: 'Demande une nouvelle carte à ton professeur ou au gestionnaire LeerID de ton école.',
		useUsername: 'Se connecter avec ton nom d’utilisateur'
	},
	scan: {
		title: 'Scanne ta carte',
		explain:
			'Appuie sur le bouton. Ta tablette demande si LeerID peut utiliser la caméra\u00A0: appuie sur «\u00A0Autoriser\u00A0». Tiens ensuite ta carte devant la caméra. LeerID ne garde aucune image.',
		start: 'Allumer la caméra',
		picture: 'Image de la caméra',
		otherCamera: 'Autre caméra',
		torch: 'Lampe',
		found: 'Réussi\u00A0!',
		wait: 'Tu vas maintenant vers ta page.',
		otherWays: 'Tu peux aussi faire autrement',
		noScriptTitle: 'Le scanner ne peut pas démarrer ici',
		noScript: 'JavaScript est désactivé sur cet appareil.',
		photo: 'Prendre ou choisir une photo',
		type: 'Écrire ton nom d’utilisateur',
		cameraApp:
			'Tu peux aussi utiliser l’appareil photo de ta tablette ou de ton téléphone\u00A0: vise le code QR et touche l’adresse qui apparaît.',
		remarks: {
			asking: { title: 'LeerID peut utiliser ta caméra\u00A0?', text: 'Appuie sur «\u00A0Autoriser\u00A0».' },
			looking: {
				title: 'Tiens le code QR dans le cadre',
				text: 'Tiens ta carte par le bord, sans mettre tes doigts sur le code.'
			},
			photo: { title: 'Un instant', text: 'Je cherche le code QR sur ta photo.' }
		},
		problems: {
			'other-site': {
				title: 'Ce n’est pas une carte LeerID',
				text: 'Ce code est celui d’un autre site. Nous ne l’ouvrons pas. Montre le code QR de ta carte LeerID.'
			},
			'no-address': {
				title: 'Ce n’est pas une carte LeerID',
				text: 'Ce code sert à autre chose. Montre le code QR de ta carte LeerID.'
			},
			'not-a-card': {
				title: 'Ce n’est pas une carte LeerID',
				text: 'Ce code vient de LeerID, mais pas d’une carte. Montre le code QR de ta carte.'
			},
			denied: {
				title: 'LeerID ne peut pas utiliser ta caméra',
				text: 'En haut, à côté de l’adresse, touche le cadenas (sur un iPad\u00A0: aA). Choisis «\u00A0Caméra\u00A0», puis «\u00A0Autoriser\u00A0». Appuie ensuite encore sur «\u00A0Allumer la caméra\u00A0». Ça ne marche pas\u00A0? Demande de l’aide à ton professeur.'
			},
			'no-camera': {
				title: 'Pas de caméra trouvée',
				text: 'Cet appareil n’a pas de caméra, ou elle est éteinte. Choisis une photo de ta carte ou écris ton nom d’utilisateur.'
			},
			'in-use': {
				title: 'Ta caméra est occupée',
				text: 'Une autre appli utilise la caméra. Ferme cette appli et appuie encore sur «\u00A0Allumer la caméra\u00A0».'
			},
			gone: {
				title: 'La caméra s’est arrêtée',
				text: 'Appuie encore sur «\u00A0Allumer la caméra\u00A0». Ça ne marche pas\u00A0? Regarde si LeerID peut toujours utiliser la caméra.'
			},
			insecure: {
				title: 'La caméra ne marche pas ici',
				text: 'L’adresse de cette page ne commence pas par https. C’est pourquoi ton appareil ne donne pas la caméra. Écris ton nom d’utilisateur et dis-le à ton professeur.'
			},
			blocked: {
				title: 'Cet appareil ne peut pas lire la carte',
				text: 'Le navigateur est trop vieux ou bloque le lecteur de cartes. Utilise l’appareil photo ou écris ton nom d’utilisateur.'
			},
			'photo-empty': {
				title: 'Pas de code QR trouvé sur ta photo',
				text: 'Prends une photo de tout près, bien au-dessus de ta carte et avec assez de lumière.'
			},
			'photo-unreadable': {
				title: 'Cette photo ne s’ouvre pas',
				text: 'Choisis une autre photo, ou prends-en une nouvelle.'
			}
		}
	},
	profile: {
		title: 'Mon profil LeerID',
		account: 'Données du compte LeerID',
		username: 'Nom d’utilisateur',
		password: 'Mot de passe',
		hidden: 'Personne d’autre ne le connaît',
		email: 'Adresse e-mail',
		created: 'Date de création du LeerID',
		passkeys: 'Se connecter sans mot de passe',
		passkeyCount: (count: number) => (several(count) ? `${count} appareils` : `${count} appareil`),
		noPasskeys: 'Pas encore réglé',
		change: 'Modifier',
		changeOf: {
			password: 'ton mot de passe',
			email: 'ton adresse e-mail',
			passkeys: 'la connexion sans mot de passe'
		},
		school: 'École',
		schoolNumber: 'Numéro d’établissement (instellingsnummer)',
		pupilNumber: 'Numéro matricule (stamnummer)',
		enrolledUntil: 'Inscription jusqu’au',
		noSchool: 'En ce moment, tu n’as d’inscription dans aucune école.',
		basis:
			'Ton école peut changer ton mot de passe ou tes données pour toi. Demande-le à ton professeur ou au gestionnaire LeerID de ton école.',
		more: 'Sécurité',
		toSessions: 'Où mon LeerID est-il ouvert\u00A0?',
		toHistory: 'Historique de mon compte',
		back: 'Retour à l’aperçu',
		toProfile: 'Aller à la page de profil',
		cancel: 'Annuler',
		current: 'Ton mot de passe actuel',
		currentWhy: 'Comme ça, nous savons que c’est bien toi.',
		currentMissing: 'Écris d’abord ton mot de passe actuel.',
		currentWrong: 'Ce n’est pas ton mot de passe actuel. Essaie encore.',
		samePassword: 'C’est déjà ton mot de passe. Choisis-en un autre.',
		othersEnd: 'Après, ta connexion sera fermée sur tous les autres appareils.',
		emailPage: {
			add: 'Ajoute une adresse e-mail',
			change: 'Modifie ton adresse e-mail',
			remove: 'Supprime ton adresse e-mail',
			removeWhy:
				'Sans adresse e-mail, tu ne peux pas choisir toi-même un nouveau mot de passe si tu l’oublies. Tu devras le demander à ton école.',
			hint: 'Avec une adresse e-mail, tu peux facilement récupérer ton mot de passe si tu l’oublies.',
			whose:
				'Choisis une adresse que tu peux encore lire après l’école. Ton école ne voit pas cette adresse.',
			changeWhy: 'Ton adresse actuelle continue à marcher jusqu’à ce que tu confirmes la nouvelle.',
			confirm: 'Confirmer l’adresse e-mail',
			refusals: {
				missing: 'Écris d’abord ton adresse e-mail.',
				impossible: 'Ce n’est pas une adresse e-mail. Vérifie-la\u00A0: elle ressemble à nom@exemple.be.',
				unchanged: 'C’est déjà ton adresse e-mail.',
				none: 'Il n’y a pas d’adresse e-mail à confirmer.'
			},
			limited: (minutes: number) =>
				`Trois e-mails ont déjà été envoyés. Tu peux en demander un nouveau dans ${minutes} ${several(minutes) ? 'minutes' : 'minute'}. En attendant, regarde dans tes spams.`,
			sentTitle: 'Nous avons envoyé un e-mail à ton adresse pour la vérifier.',
			sentBefore: 'Nous avons bien reçu la demande. Un e-mail a été envoyé à',
			sentAfter:
				'avec un lien de vérification. Tu n’as rien reçu après 5 minutes\u00A0? Regarde dans tes spams. Le lien de vérification marche pendant 24 heures.',
			toProfile: 'Retourner à ton profil',
			goOn: 'Continuer',
			unverifiedTitle: 'Ton adresse e-mail n’est pas encore vérifiée',
			unverifiedBefore: 'Nous avons envoyé un e-mail à',
			unverifiedAfter:
				'pour confirmer que cette adresse va avec ton profil LeerID. Suis d’abord ce qui est écrit dans l’e-mail\u00A0: après, tu peux utiliser l’adresse.',
			unverified:
				'Cette adresse e-mail n’est pas encore vérifiée et ne peut pas encore servir à récupérer ton mot de passe.',
			waiting: 'En attente de confirmation',
			resend: 'Renvoyer l’e-mail de vérification',
			other: 'Choisir une autre adresse e-mail',
			removed: 'Ton adresse e-mail est supprimée.'
		},
		offer: {
			title: 'Tu veux ajouter une adresse e-mail\u00A0?',
			why: 'Avec une adresse e-mail, tu peux facilement récupérer ton mot de passe si tu l’oublies. Ce n’est pas obligatoire, et tu peux encore le faire plus tard dans ton profil.',
			add: 'Ajouter une adresse e-mail',
			skip: 'Non, pas maintenant'
		},
		confirmPage: {
			title: 'Confirme ton adresse e-mail',
			question: (name: string, username: string) =>
				`Après, cette adresse e-mail ira avec le LeerID de ${name} (${username})\u00A0:`,
			button: 'Confirmer l’adresse e-mail',
			notYou: 'Ce n’est pas toi\u00A0? Ferme cette page. Rien ne change.',
			doneTitle: 'Ton adresse e-mail est confirmée',
			done: 'Si tu oublies un jour ton mot de passe, tu peux en choisir un nouveau toi-même avec cette adresse. Tu peux aussi te connecter avec elle.',
			deadTitle: 'Ce lien ne marche plus',
			dead: 'Un lien marche 24 heures et une seule fois. Tu as peut-être déjà confirmé l’adresse, ou reçu un e-mail plus récent. Regarde dans ton profil.'
		},
		sessions: {
			title: 'Où mon LeerID est-il ouvert\u00A0?',
			intro:
				'Ton LeerID est ouvert sur ces appareils. Il y en a un que tu ne connais pas\u00A0? Déconnecte-toi partout et change ton mot de passe.',
			current: 'cet appareil',
			own: 'mon appareil',
			since: (at: string) => `Connexion le ${at}`,
			lastUsed: (at: string) => `Utilisé la dernière fois le ${at}`,
			end: 'Se déconnecter partout',
			endWhy: 'Après, tu devras te reconnecter sur cet appareil aussi.'
		},
		history: {
			title: 'Historique de mon compte',
			intro:
				'Ce qui s’est passé avec ton compte, le plus récent d’abord. Quelque chose n’est pas normal\u00A0? Change ton mot de passe et dis-le à ton école.',
			empty: 'Il n’y a encore rien ici.',
			bySchool: 'par ton école',
			events: {
				'sign-in.succeeded': 'Connexion',
				'sign-in.failed': 'Quelqu’un a donné un mauvais mot de passe',
				'sign-in.barred': 'Connexion impossible',
				'sign-out': 'Déconnexion',
				'session.superseded': 'Déconnexion, car quelqu’un d’autre a utilisé l’appareil',
				'sessions.ended': 'Déconnexion partout',
				'password.replaced': 'Mot de passe modifié',
				'password.reset-mailed': 'E-mail demandé pour un nouveau mot de passe',
				'password.reset': 'Nouveau mot de passe choisi avec le lien d’un e-mail',
				'password.check-failed': 'Quelqu’un qui était connecté a donné un mauvais mot de passe actuel',
				'email.added': 'Adresse e-mail ajoutée',
				'email.confirmed': 'Adresse e-mail confirmée',
				'email.removed': 'Adresse e-mail supprimée',
				'passkey.added': 'Appareil ajouté pour se connecter sans mot de passe',
				'passkey.removed': 'Appareil supprimé pour se connecter sans mot de passe',
				...frPasskeyStep.events,
				'account.created': 'LeerID créé',
				'account.secret-renewed': 'Nouveau mot de passe reçu',
				'account.username-changed': 'Nom d’utilisateur modifié',
				'account.blocked': 'Compte arrêté',
				'account.unblocked': 'Compte rouvert',
				'card.voided': 'Carte annulée',
				'spare-card.lent': 'A reçu une carte de prêt pour un jour'
			}
		},
		passkeyPage: {
			title: 'Se connecter sans mot de passe',
			intro:
				'Sur ton propre téléphone, ta tablette ou ton ordinateur, tu peux te connecter avec ton doigt, ton visage ou le code de l’appareil. Cela s’appelle une clé d’accès (passkey). Ton mot de passe marche toujours aussi.',
			ownOnly: 'Fais-le seulement sur un appareil à toi, jamais sur un appareil de l’école.',
			yours: 'Tes appareils',
			none: 'Tu n’as pas encore ajouté d’appareil.',
			addedOn: (day: string) => `Ajouté le ${day}`,
			lastUsed: (day: string) => `Utilisé la dernière fois le ${day}`,
			remove: 'Supprimer',
			removeOf: (device: string) => `Supprimer ${device}`,
			add: 'Ajouter cet appareil',
			begin: 'Continuer',
			make: 'Créer la clé d’accès',
			makeWhy: 'Appuie sur le bouton. Ton appareil demande ton doigt, ton visage ou ton code.',
			added: 'Cet appareil est ajouté. Tu peux maintenant te connecter avec lui sans mot de passe.',
			removed: 'L’appareil est supprimé.',
			refused: 'Ça n’a pas marché. Essaie encore.',
			full: 'Tu as déjà dix appareils. Supprimes-en d’abord un.',
			unsupported: 'Ce navigateur ne peut pas le faire, ou JavaScript est désactivé.'
		}
	},
	passkeyStep: frPasskeyStep,
	recovery: {
		intro:
			'Écris ton nom d’utilisateur ou ton adresse e-mail. Nous t’envoyons un e-mail pour choisir un nouveau mot de passe.',
		send: 'M’envoyer un e-mail',
		withoutTitle: 'Pas d’adresse e-mail ajoutée\u00A0?',
		busy: (minutes: number) =>
			`Beaucoup d’e-mails ont été demandés ici. Attends ${several(minutes) ? `${minutes} minutes` : 'une minute'} et essaie encore.`,
		sentTitle: 'Regarde dans ta boîte mail',
		sent: 'Une adresse e-mail confirmée va avec ce que tu as écrit\u00A0? Alors tu y reçois un e-mail dans quelques minutes. Le lien marche 30 minutes et une seule fois.',
		sentSpam:
			'Rien reçu\u00A0? Regarde dans tes spams. Nous envoyons au plus trois e-mails par heure à la même adresse.',
		sentSchool:
			'Tu n’as pas ajouté d’adresse e-mail, ou tu ne peux plus l’ouvrir\u00A0? Demande un nouveau mot de passe au gestionnaire LeerID de ton école. Ton professeur sait qui c’est.',
		newTitle: 'Choisis un nouveau mot de passe',
		newFor: (name: string) => `Pour le LeerID de ${name}.`,
		doneTitle: 'Ton mot de passe est modifié.',
		done: 'Tu peux maintenant te connecter à LeerID avec ton nouveau mot de passe. Sur tous les appareils où ton LeerID était encore ouvert, la connexion est fermée.',
		toSignIn: 'Se connecter',
		deadTitle: 'Ce lien ne marche plus',
		dead: 'Un lien marche 30 minutes et une seule fois. Après un e-mail plus récent ou un nouveau mot de passe, il ne marche plus non plus.',
		again: 'Demander un nouvel e-mail',
		passkey: 'Se connecter sans mot de passe',
		passkeyRefused: 'Ça n’a pas marché. Essaie encore, ou utilise ton nom d’utilisateur et ton mot de passe.'
	},
	forgot: {
		title: 'Mot de passe oublié\u00A0?',
		school:
			'Demande un nouveau mot de passe au gestionnaire LeerID de ton école. Ton professeur sait qui c’est.',
		card: 'Tu as une carte\u00A0? Regarde-la d’abord\u00A0: ton mot de passe est peut-être dessus.',
		back: 'Retour à la connexion'
	},
	replace: {
		title: 'Modifie ton mot de passe',
		why: 'Tu as un mot de passe temporaire. Choisis maintenant un mot de passe que personne d’autre ne connaît.',
		label: 'Nouveau mot de passe',
		placeholder: 'Choisis un mot de passe',
		longEnough: 'avec au moins 12 caractères',
		counter: (length: number, minimum: number) => `${length}/${minimum}`,
		counterSpoken: (length: number, minimum: number) => `${length} sur au moins ${minimum} caractères`,
		withoutUsername: 'sans (une partie de) ton nom d’utilisateur',
		met: 'en ordre',
		notMet: 'pas encore en ordre',
		strong: 'Super\u00A0!',
		strength: ['Très faible', 'Faible', 'Déjà mieux', 'Bien', 'Super\u00A0!'],
		strengthLabel: 'Force de ton mot de passe',
		tipsTitle: 'Conseils pour ton mot de passe',
		tips: [
			'Utilise 2 mots avec des chiffres ou des signes spéciaux entre eux',
			'Utilise des minuscules et des majuscules (a-z + A-Z)',
			'Utilise des chiffres (0-9)',
			"Utilise des signes spéciaux (@ ! & $ ' ...)"
		],
		cancel: 'Annuler',
		confirm: 'Confirmer le mot de passe',
		doneTitle: 'Ton mot de passe est modifié.',
		done: 'Tu peux maintenant te connecter à LeerID avec ton nouveau mot de passe.',
		toDashboard: 'Vers Mon tableau de bord',
		refusals: {
			missing: 'Choisis d’abord un mot de passe.',
			'too-short': 'Ton mot de passe est trop court. Utilise au moins 12 caractères.',
			'too-long': 'Ton mot de passe est trop long. Utilise au plus 128 caractères.',
			'contains-username':
				'Ton mot de passe contient (une partie de) ton nom d’utilisateur. Choisis autre chose.',
			'contains-name': 'Ton mot de passe contient ton nom ou le nom de ton école. Choisis autre chose.',
			'too-common':
				'Ce mot de passe est facile à deviner. Choisis autre chose, par exemple quatre mots qui n’ont rien à voir entre eux.',
			unchanged: 'C’est encore ton mot de passe temporaire. Choisis-en un nouveau.'
		}
	},
	portal: {
		title: 'Portail de l’élève',
		menu: 'Menu',
		menuOf: (name: string) => `Menu de ${name}`,
		dashboard: 'Mon tableau de bord',
		profile: 'Mon profil LeerID',
		signOut: 'Se déconnecter',
		signOutQuestion: 'Tu veux te déconnecter\u00A0?',
		signOutWhy: 'Après, personne ne peut plus ouvrir tes applications sur cet appareil.',
		stay: 'Non, revenir',
		applications: 'Tes applications avec LeerID',
		noneTitle: 'Pas encore d’applications',
		none: 'Ton école n’a pas encore préparé d’applications pour toi. Elles apparaîtront ici toutes seules.'
	},
	staff: {
		toDesk: 'LeerID, vers le début du Guichet de l’école',
		menuOf: (name: string) => `Menu de ${name}`,
		tabs: 'Parties du Guichet de l’école',
		tabNames: {
			pupils: 'Gestion des LeerID',
			applications: 'Gestion des applications',
			settings: 'Paramètres de l’école'
		},
		settings: {
			colleaguesWhat: 'Qui travaille pour votre école au Guichet de l’école, et avec quels droits.'
		},
		switchSchool: 'Changer d’établissement',
		colleagues: 'Utilisateurs',
		account: 'Mon compte',
		signOut: 'Se déconnecter',
		signOutQuestion: 'Voulez-vous vous déconnecter\u00A0?',
		signOutWhy: 'Ensuite, plus personne n’aura accès aux données de votre école sur cet appareil.',
		stay: 'Non, revenir',
		cancel: 'Annuler',
		roles: {
			leerkracht: 'Enseignant',
			beheerder: 'Gestionnaire LeerID',
			databeheerder: 'Gestionnaire de données LeerID',
			director: 'Direction',
			toepassingsbeheerder: 'Gestionnaire d’application',
			operator: 'Opérateur'
		},
		signIn: {
			title: 'Connexion au Guichet de l’école',
			intro: 'Pour le personnel de l’école. Tu es élève\u00A0? Connecte-toi sur la page d’accueil.',
			email: 'Adresse e-mail',
			password: 'Mot de passe',
			submit: 'Continuer',
			or: 'Ou',
			external: 'Se connecter via votre organisation',
			externalHow: 'Vous vous connectez sur la page de votre organisation, puis vous revenez ici.',
			signedOut: 'La déconnexion est faite.',
			ended:
				'Votre session a expiré, ou la connexion n’avait pas encore eu lieu. Connectez-vous pour continuer.',
			accepted: 'Vous avez accepté l’invitation. Connectez-vous pour continuer.',
			missing: 'Remplissez votre adresse e-mail et votre mot de passe.',
			refused: 'Ce n’est pas correct. Vérifiez votre adresse e-mail et réessayez.',
			blocked: 'Votre mot de passe est correct, mais votre compte est bloqué. Contactez votre direction.',
			externalRefusals: {
				failed: 'La connexion via votre organisation a échoué. Réessayez.',
				stale: 'Cela a pris trop de temps, ou vous avez commencé sur un autre appareil. Réessayez.',
				weak: 'Votre organisation n’a pas vérifié votre identité avec assez de certitude. Connectez-vous-y en deux étapes, par exemple avec itsme ou votre eID.',
				unknown:
					'Nous ne vous connaissons pas encore. Demandez à votre direction de vous inviter à l’adresse e-mail de votre organisation.',
				blocked: 'Votre compte est bloqué. Contactez votre direction.'
			}
		},
		second: {
			title: 'Confirmez que c’est bien vous',
			why: 'Encore une étape. Ainsi, votre mot de passe seul ne suffit à personne pour accéder aux données des élèves.',
			whyAgain: 'Il s’agit ici de secrets d’élèves. Confirmez donc encore une fois que c’est bien vous.',
			code: 'Code',
			codeHint:
				'Six chiffres de votre application. Chaque code fonctionne une seule fois. Pas de téléphone sur vous\u00A0? Remplissez alors un de vos codes de récupération.',
			codeOnlyRecovery: 'Un de vos codes de récupération',
			submit: 'Confirmer',
			passkey: 'Utiliser votre clé d’accès (passkey)',
			passkeyNeedsScript: 'Une clé d’accès (passkey) nécessite JavaScript.',
			passkeyFailed: 'Cela n’a pas fonctionné. Réessayez, ou utilisez un autre moyen.',
			refused: 'Ce code est incorrect ou a déjà été utilisé. Attendez le code suivant et réessayez.',
			missing: 'Remplissez d’abord le code.',
			external: 'Confirmer via votre organisation',
			otherAccount: 'Se connecter avec un autre compte'
		},
		enrol: {
			title: 'Configurez votre deuxième étape',
			titleMore: 'Ajoutez une deuxième étape',
			why: 'À chaque connexion, vous confirmez que c’est bien vous\u00A0: avec un code d’une application sur votre téléphone, ou avec une clé d’accès (passkey) sur cet appareil ou sur une clé de sécurité. Choisissez-en une\u00A0; vous pourrez en ajouter d’autres plus tard.',
			app: 'Avec une application',
			appSteps: [
				'Ouvrez une application de codes sur votre téléphone, comme Microsoft Authenticator, Google Authenticator ou 2FAS.',
				'Choisissez «\u00A0Ajouter un compte\u00A0» et scannez ce code QR.',
				'Remplissez ci-dessous le code de six chiffres.'
			],
			qr: 'Code QR pour votre application',
			secret: 'Le scan ne marche pas\u00A0? Tapez alors ce secret dans votre application\u00A0:',
			code: 'Code de votre application',
			confirmApp: 'Confirmer l’application',
			passkey: 'Avec une clé d’accès (passkey)',
			passkeyHow:
				'Votre doigt, votre visage ou le code PIN de cet appareil, ou une clé de sécurité que vous insérez.',
			makePasskey: 'Créer une clé d’accès',
			appName: 'Application',
			passkeyName: (device: string) => `Clé d’accès (${device})`,
			refusals: {
				'wrong-code': 'Ce code est incorrect. Attendez le code suivant dans votre application et réessayez.',
				'not-made':
					'La clé d’accès n’a pas été créée, ou existe déjà. Réessayez, ou utilisez une application.',
				stale: 'Cela a pris trop de temps. Scannez le nouveau code QR.',
				'too-many': 'Vous avez déjà dix moyens. Supprimez-en d’abord un.'
			}
		},
		codes: {
			title: 'Conservez vos codes de récupération',
			why: 'Si vous perdez votre téléphone, un de ces codes vous donne accès. Chaque code fonctionne une seule fois. Imprimez-les ou conservez-les dans un gestionnaire de mots de passe, pas sur un papier à côté de votre écran.',
			once: 'Vous ne verrez ces codes qu’une seule fois.',
			kept: 'Je les ai conservés'
		},
		invitation: {
			title: 'Bienvenue au Guichet de l’école',
			intro: (role: string, school: string) =>
				`Vous avez reçu une invitation pour ${school}, avec le rôle\u00A0: ${role}.`,
			introService: (role: string) =>
				`Vous avez reçu une invitation pour le service LeerID, avec le rôle\u00A0: ${role}.`,
			email: 'Adresse e-mail avec laquelle vous vous connectez',
			name: 'Votre nom',
			nameHint: 'C’est ainsi que vos collègues vous voient.',
			password: 'Choisissez un mot de passe',
			passwordHint:
				'Au moins 15 caractères, sans votre nom ni votre adresse e-mail. Quatre mots qui n’ont rien à voir entre eux sont sûrs et faciles à retenir.',
			submit: 'Créer mon compte',
			accept: 'Accepter l’invitation',
			known:
				'Vous avez déjà un compte avec cette adresse e-mail. Acceptez l’invitation, puis connectez-vous comme d’habitude.',
			external:
				'Vous avez un compte auprès de votre organisation\u00A0? Connectez-vous avec celui-ci\u00A0: vous ne devez alors pas choisir de mot de passe ici.',
			goneTitle: 'Ce lien ne fonctionne plus',
			gone: 'Une invitation fonctionne 7 jours et une seule fois. Demandez-en une nouvelle à la personne qui vous a invité.',
			noName: 'Remplissez votre nom.'
		},
		passwordRefusals: {
			missing: 'Choisissez d’abord un mot de passe.',
			'too-short': 'Votre mot de passe est trop court. Utilisez au moins 15 caractères.',
			'too-long': 'Votre mot de passe est trop long. Utilisez au plus 128 caractères.',
			'contains-username':
				'Votre mot de passe contient (une partie de) votre adresse e-mail. Choisissez autre chose.',
			'contains-name':
				'Votre mot de passe contient votre nom ou le nom de votre école. Choisissez autre chose.',
			'too-common':
				'Ce mot de passe est facile à deviner. Choisissez autre chose, par exemple quatre mots qui n’ont rien à voir entre eux.',
			'wrong-current': 'Votre mot de passe actuel est incorrect.'
		},
		own: {
			title: 'Mon compte',
			email: 'Adresse e-mail',
			factors: 'Deuxième étape',
			kinds: { totp: 'Application de codes', passkey: 'Clé d’accès (passkey)' },
			addedOn: (day: string) => `ajoutée le ${day}`,
			lastUsed: (day: string) => `dernière utilisation le ${day}`,
			addFactor: 'Ajouter une deuxième étape',
			remove: 'Supprimer',
			lastFactor: 'C’est votre seule deuxième étape. Ajoutez-en d’abord une autre.',
			unknownFactor: 'Cette deuxième étape a déjà été supprimée.',
			removed: 'La deuxième étape est supprimée.',
			codes: 'Codes de récupération',
			codesLeft: (left: number) =>
				left === 0
					? 'Vous n’avez plus aucun code de récupération valable.'
					: left === 1
						? 'Il vous reste 1 code de récupération valable.'
						: `Il vous reste ${left} codes de récupération valables.`,
			newCodes: 'Créer de nouveaux codes de récupération',
			newCodesWhy: 'Les anciens codes ne fonctionneront alors plus.',
			password: 'Mot de passe',
			current: 'Mot de passe actuel',
			fresh: 'Nouveau mot de passe',
			changePassword: 'Modifier le mot de passe',
			passwordChanged:
				'Votre mot de passe est modifié. Votre connexion est fermée sur tous les autres appareils.',
			sessions: 'Où votre compte est ouvert',
			thisDevice: 'cet appareil',
			since: (at: string) => `connexion le ${at}`,
			endOthers: 'Déconnecter tous les autres appareils',
			othersEnded: 'Tous les autres appareils sont déconnectés.',
			externalOnly:
				'Vous vous connectez via votre organisation. C’est là que vous gérez votre mot de passe et votre deuxième étape.'
		},
		schools: {
			title: 'Changer d’établissement',
			intro: 'Choisissez l’école pour laquelle vous travaillez maintenant.',
			now: 'choix actuel',
			none: 'Vous n’avez actuellement de droits dans aucune école.'
		},
		people: {
			title: 'Utilisateurs',
			intro: (school: string) => `Qui travaille dans le Guichet de l’école pour ${school}\u00A0?`,
			introService: 'Qui gère ce service\u00A0?',
			nobody: 'Il n’y a encore personne.',
			role: 'Rôle',
			from: 'À partir du',
			until: 'Jusqu’au (inclus)',
			untilHint: 'Laissez vide s’il n’y a pas encore de date de fin. Le dernier jour compte aussi.',
			always: 'pas de date de fin',
			groups: 'Groupes administratifs',
			groupsHint: 'Un enseignant ne voit que les élèves de ces groupes.',
			lastSignIn: (at: string) => `dernière connexion le ${at}`,
			neverSignedIn: 'pas encore de connexion',
			states: { holds: 'Actif', coming: 'Commence plus tard', ended: 'Terminé' },
			end: 'Mettre fin au droit',
			endOf: (name: string, role: string) => `Mettre fin au droit de ${name} (${role})`,
			endTitle: 'Mettre fin au droit\u00A0?',
			endWhy: (name: string, role: string) =>
				`Dès maintenant, ${name} ne pourra plus travailler avec le rôle ${role}. Ce qui a déjà été fait reste en place.`,
			ended: 'Le droit a pris fin.',
			changeGroups: 'Modifier les groupes',
			changeGroupsOf: (name: string) => `Modifier les groupes de ${name}`,
			saveGroups: 'Enregistrer les groupes',
			groupsSaved: 'Les groupes sont enregistrés.',
			invitations: 'Invitations encore ouvertes',
			validUntil: (at: string) => `valable jusqu’au ${at}`,
			withdraw: 'Retirer',
			withdrawOf: (name: string) => `Retirer l’invitation de ${name}`,
			withdrawn: 'L’invitation est retirée.',
			invite: 'Inviter quelqu’un',
			name: 'Nom',
			email: 'Adresse e-mail',
			school: 'Numéro d’établissement (instellingsnummer)',
			schoolHint: 'Uniquement pour une direction.',
			send: 'Envoyer l’invitation',
			sent: (email: string) =>
				`L’invitation est en route vers ${email}. Le lien fonctionne 7 jours et une seule fois.`,
			refusals: {
				'bad-email': 'Remplissez une adresse e-mail valable.',
				'no-name': 'Remplissez un nom.',
				'bad-day':
					'Remplissez des dates valables. Le dernier jour ne peut pas être passé, ni tomber avant le premier jour.',
				'not-yours-to-give': 'Vous ne pouvez pas attribuer ce rôle.',
				'no-groups': 'Choisissez au moins un groupe administratif.',
				'no-school': 'Aucune école ne porte ce numéro d’établissement.',
				limited: 'Beaucoup d’e-mails ont déjà été envoyés à cette adresse. Réessayez plus tard.'
			}
		}
	},
	spareCards: frSpareCards,
	classInformation: frClassInformation,
	staffRecovery: frStaffRecovery,
	desk: {
		problem: 'Une erreur s’est produite',
		cancel: 'Annuler',
		back: 'Retour à l’aperçu',
		none: '-',
		list: {
			title: 'Gestion des LeerID',
			filter: 'Filtrer la liste des élèves',
			search: 'cherchez par numéro matricule, nom ou prénom',
			submit: 'Chercher',
			showAll: 'Tout afficher',
			group: 'Groupe administratif',
			status: 'Statut',
			type: 'Type',
			all: 'Tous',
			clear: (what: string) => `Effacer le filtre ${what}`,
			table: 'Élèves inscrits',
			total: (n: number) => `Nombre total de lignes\u00A0: ${n}`,
			selected: (n: number) => `Nombre d’élèves sélectionnés\u00A0: ${n}`,
			stamnummer: 'Numéro matricule (stamnummer)',
			givenName: 'Prénom',
			familyName: 'Nom',
			selectPage: 'Sélectionner tous les élèves de cette page',
			selectAll: (n: number) =>
				several(n)
					? `Les ${eleves(n)} de ce résultat, aussi ceux des autres pages`
					: `${eleves(n)} de ce résultat, aussi sur les autres pages`,
			selectNone: 'Effacer la sélection',
			selectOne: (name: string) => `Sélectionner ${name}`,
			sortedUp: 'tri croissant',
			sortedDown: 'tri décroissant',
			sortBy: (column: string) => `Trier par ${column}`,
			create: 'Créer des LeerID',
			otherActions: 'Autres actions',
			pages: 'Pages',
			previous: 'Précédente',
			next: 'Suivante',
			page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
			empty: 'Aucun élève trouvé',
			emptyHow: 'Vérifiez les filtres, ou affichez tout.',
			sprayTitle: 'Quelqu’un essaie de deviner des mots de passe',
			spray: (n, at) =>
				several(n)
					? `Ces dernières 24 heures, ${n} appareils ont essayé un mauvais mot de passe pour beaucoup de noms différents, dont des élèves de votre école. La dernière fois, c’était le ${at}.`
					: `Ces dernières 24 heures, ${n} appareil a essayé un mauvais mot de passe pour beaucoup de noms différents, dont des élèves de votre école. C’était le ${at}.`,
			sprayHow:
				'LeerID fait attendre un tel appareil une minute à chaque fois. Ce n’était pas une classe qui se connectait pour la première fois\u00A0? Donnez alors un mot de passe en images à qui a un mot de passe ordinaire, et prévenez votre coordinateur TIC.',
			nobody: 'Cochez d’abord au moins un élève.',
			nothingToDo: 'Cette action ne change rien pour les élèves que vous avez choisis.',
			elsewhere:
				'Les élèves que vous avez choisis sont actuellement inscrits dans une autre école. Seule cette école peut le faire.',
			open: 'Encore à lire',
			openHow: 'Vous seul le voyez, jusqu’à 24 heures après la création.',
			draft: (n: number, at: string) => `Préparation de ${leerids(n)}, commencée le ${at}`,
			running: (n: number) =>
				several(n) ? `${leerids(n)} sont en cours de création` : `${leerids(n)} est en cours de création`,
			done: (n: number, at: string) => `Résultat de ${leerids(n)} du ${at}`
		},
		status: {
			none: 'Pas de compte',
			active: 'Actif',
			inactive: 'Inactif',
			temporary: 'Mot de passe temporaire pas encore modifié',
			blocked: 'Bloqué'
		},
		type: { basis: 'Compte de base', gevorderd: 'Compte avancé' },
		actions: {
			create: 'Créer des LeerID',
			renew: 'Nouveau mot de passe',
			pictures: 'Donner un mot de passe en images',
			word: 'Donner un mot de passe ordinaire',
			reprint: 'Réimprimer les cartes QR',
			block: 'Bloquer',
			unblock: 'Débloquer',
			void: 'Annuler la carte'
		},
		preview: {
			title: (action: string) => `${action}\u00A0: vérification`,
			affected: (n: number) => `Cette action concerne ${eleves(n)}.`,
			skipped: (n: number) => `Rien ne change pour ${eleves(n)} de votre sélection.`,
			elsewhere: (n: number) =>
				`${eleves(n)} ${several(n) ? 'sont actuellement inscrits' : 'est actuellement inscrit'} dans une autre école. Seule cette école peut le faire\u00A0: rien n’y change.`,
			ownPasswords: (n: number) =>
				`${eleves(n)} ${several(n) ? 'ont choisi leur propre' : 'a choisi son propre'} mot de passe. Celui-ci ne fonctionnera plus ensuite.`,
			effects: {
				create: '',
				renew:
					'L’ancien mot de passe cesse aussitôt de fonctionner et l’élève est déconnecté partout. La carte QR continue à fonctionner. Vous recevez les nouveaux mots de passe à imprimer.',
				pictures:
					'L’élève reçoit huit images à la place d’un mot. L’ancien mot de passe cesse aussitôt de fonctionner et l’élève est déconnecté partout.',
				word: 'L’élève reçoit un mot avec des chiffres à la place des images. L’ancien mot de passe cesse aussitôt de fonctionner et l’élève est déconnecté partout.',
				reprint: 'Les mêmes codes QR sont réimprimés, sans mot de passe. Rien ne change aux comptes.',
				block:
					'L’élève est déconnecté partout et ne peut plus se connecter tant que vous n’avez pas levé le blocage. Vous pouvez annuler cette action pendant 10 minutes.',
				unblock: 'L’élève peut à nouveau se connecter. Vous pouvez annuler cette action pendant 10 minutes.',
				void: 'L’ancien code QR cesse aussitôt de fonctionner et l’élève est déconnecté partout. Une nouvelle carte est créée. Si le mot de passe figurait aussi sur la carte, un nouveau mot de passe est également créé.'
			},
			reason: 'Raison',
			reasonHint: 'Pour vos collègues, pas pour l’élève. Au plus 200 caractères.',
			reasonMissing: 'Donnez une raison.',
			confirm: 'Oui, continuer'
		},
		done: {
			blocked: (n: number) => `${eleves(n)} ${several(n) ? 'bloqués' : 'bloqué'}.`,
			unblocked: (n: number) => `Blocage levé pour ${eleves(n)}.`,
			renamed: 'Le nom d’utilisateur est modifié.',
			voided: (n: number) =>
				several(n)
					? `${n} cartes sont annulées. Les nouvelles sont prêtes.`
					: 'La carte est annulée. Une nouvelle est prête.',
			released: 'L’élève ne doit plus attendre.',
			removed: 'Il n’y a plus de passkeys ni d’adresse e-mail.',
			saved: 'Enregistré.',
			undone: (n: number) => `Action annulée pour ${eleves(n)}.`,
			created: 'Le LeerID a bien été créé.',
			undo: 'Revenir en arrière',
			lent: (n: number) => `La carte de prêt ${n} est prêtée, jusqu’à ce soir.`,
			returned: 'La carte de prêt a été reprise.',
			undoUntil: (time: string) => `Possible jusqu’à ${time}.`
		},
		pupil: {
			enrollment: 'Données d’inscription',
			official: 'Données officielles',
			givenName: 'Prénom',
			familyName: 'Nom',
			stamnummer: 'Numéro matricule (stamnummer)',
			group: 'Groupe administratif',
			gender: 'Sexe',
			birthDate: 'Date de naissance',
			noOfficial: 'Aucune donnée officielle disponible',
			noticeTitle: 'Remarque',
			noticeWrong:
				'Les données d’inscription ne sont pas correctes\u00A0? Elles doivent être modifiées dans le logiciel d’administration des élèves de l’école. Une fois les données corrigées transmises par DISCIMUS, elles sont aussi correctes un jour plus tard dans le Guichet de l’école LeerID.',
			noticeOfficial:
				'Aucune donnée officielle disponible\u00A0? L’élève n’a alors pas (encore) de numéro de registre national ou de numéro bis valable, ou le numéro d’identification manque dans le logiciel d’administration des élèves de l’école.',
			noAccount: 'Pas encore de LeerID',
			elsewhere:
				'Cet élève est actuellement inscrit dans une autre école. Seule cette école peut modifier le compte.',
			enrolledUntil: 'Cet élève est inscrit jusqu’au',
			create: 'Créer un LeerID',
			tabs: {
				account: 'Données du compte',
				history: 'Historique du compte',
				detail: 'Historique détaillé du compte'
			},
			tabsLabel: 'Données de cet élève',
			accountTitle: { basis: 'LeerID de base', gevorderd: 'LeerID avancé' },
			accountStatus: 'Statut du compte',
			active: 'Actif',
			inactive: 'Inactif',
			blocked: 'Bloqué',
			blockedElsewhere: 'Bloqué par une autre école',
			inactiveFrom: (day: string) => `Devient automatiquement inactif à la fin de l’inscription - ${day}`,
			username: 'Nom d’utilisateur',
			kind: 'Type de mot de passe',
			kinds: {
				pictures: 'Mot de passe en images',
				word: 'Mot de passe',
				temporary: 'Mot de passe avancé',
				own: 'Mot de passe avancé'
			},
			noSecret: 'Pas de mot de passe',
			mustReplace: 'Doit choisir un nouveau mot de passe à la première connexion',
			createdAt: 'Création du LeerID',
			lastSignIn: 'Dernière connexion',
			neverSignedIn: 'Pas encore de connexion',
			card: 'Carte QR',
			cardWorks: 'Fonctionne',
			cardNone: 'Pas de carte valable',
			change: 'Modifier les données de connexion',
			changeUsername: 'modifier le nom d’utilisateur',
			changeUsernameHint:
				'Un nom d’utilisateur ne peut exister qu’une fois dans le système. Au plus 50 caractères, sans signe @. Le code QR continue à fonctionner, pas l’adresse en dessous.',
			saveUsername: 'Enregistrer le nom d’utilisateur',
			newSecret: 'générer un nouveau mot de passe',
			newSecretHow:
				'L’ancien mot de passe cesse alors aussitôt de fonctionner. Vous pouvez consulter et imprimer le nouveau pendant un jour.',
			whyNot: 'Pourquoi ça ne marche pas\u00A0?',
			reason: 'Raison',
			reasonMissing: 'Donnez une raison.',
			voidCard: 'Annuler la carte',
			voidCardHow:
				'La carte est perdue ou une photo en circule sur internet\u00A0? L’ancien code QR cesse alors aussitôt de fonctionner et l’élève est déconnecté partout.',
			voidCardSecret:
				'Le mot de passe figurait sur la carte avec le code QR. Un nouveau mot de passe est donc aussi créé.',
			reprint: 'Imprimer la carte QR',
			reprintHow: 'Sans mot de passe. Rien ne change au compte.',
			ownKeys: 'Passkeys et adresse e-mail',
			hasAddress: (there: boolean) =>
				there
					? 'L’élève a ajouté une adresse e-mail. L’école ne peut pas la voir.'
					: 'Aucune adresse e-mail n’est ajoutée.',
			passkeyCount: (n: number) =>
				n === 0 ? 'Il n’y a pas de passkey.' : n === 1 ? 'Il y a 1 passkey.' : `Il y a ${n} passkeys.`,
			removeKeys: 'Supprimer les passkeys et l’adresse e-mail',
			removeKeysHow:
				'Un appareil est perdu, ou quelqu’un d’autre les a ajoutées\u00A0? L’élève ne peut alors se connecter qu’avec le mot de passe ou la carte. Si quelqu’un d’autre connaît le mot de passe, créez d’abord un nouveau mot de passe. L’élève peut les ajouter à nouveau plus tard.',
			blockHow: 'L’élève est déconnecté partout et ne peut plus se connecter.',
			preferences: 'Connexion adaptée',
			preferencesHow: 'Pour les élèves qui ont besoin d’une autre approche.',
			tileSize: 'Taille des images',
			tileSizes: { normal: 'Normale', large: 'Grande', huge: 'Très grande' },
			method: 'Manière de se connecter',
			methods: {
				usual: 'Comme tout le monde',
				card: 'Commencer par la carte',
				teacher: 'Demander d’abord à l’enseignant'
			},
			readAloud: 'Lire les étapes automatiquement à voix haute',
			moreTime: 'Donner plus de temps',
			save: 'Enregistrer'
		},
		usernameRefusals: {
			missing: 'Remplissez un nom d’utilisateur.',
			'at-sign': 'Un nom d’utilisateur ne peut pas contenir de signe @.',
			'too-long': 'Un nom d’utilisateur ne peut pas dépasser 50 caractères.',
			reserved: 'LeerID utilise lui-même ce mot. Choisissez autre chose.',
			impossible:
				'Utilisez uniquement des lettres, des chiffres, des points et des tirets, avec une lettre ou un chiffre au début et à la fin.',
			taken:
				'Ce nom d’utilisateur existe déjà, ou a déjà existé. Choisissez autre chose ou ajoutez un chiffre à la fin.'
		},
		history: {
			empty: 'Il ne s’est encore rien passé avec ce compte.',
			elsewhere: 'quelqu’un d’une autre école',
			system: 'LeerID',
			pupil: 'l’élève',
			staff: 'un membre du personnel',
			somebody: 'quelqu’un sans connexion',
			by: (who: string) => `par ${who}`,
			when: 'Quand',
			what: 'Quoi',
			who: 'Qui',
			device: 'Appareil',
			details: 'Détails',
			yes: 'oui',
			no: 'non',
			/** What the small facts of a row are called; any other keeps the name it has in the audit. */
			keys: {
				reason: 'raison',
				kind: 'type de mot de passe',
				type: 'type',
				username: 'nom d’utilisateur',
				from: 'de',
				to: 'à',
				methods: 'moyen',
				ownDevice: 'appareil personnel',
				barrier: 'refus',
				pupil: 'élève',
				batch: 'série',
				together: 'secret et QR sur une seule carte',
				tileSize: 'taille des images',
				readAloud: 'lecture à voix haute',
				moreTime: 'plus de temps',
				method: 'manière de se connecter',
				scope: 'attente pour'
			} as Record<string, string>,
			sentences: {
				'account.created': (detail: Detail) => `LeerID créé avec un ${kindOf(detail)}.`,
				'account.username-changed': (detail: Detail) =>
					`Nom d’utilisateur modifié de ${String(detail.from)} en ${String(detail.to)}.`,
				'account.secret-renewed': (detail: Detail) => `Nouveau ${kindOf(detail)} créé.`,
				'account.blocked': (detail: Detail) =>
					detail.reason ? `Bloqué\u00A0: ${String(detail.reason)}` : 'Bloqué.',
				'account.unblocked': () => 'Blocage levé.',
				'account.wait-released': () => 'Temps d’attente supprimé après trop d’essais.',
				'card.voided': (detail: Detail) =>
					`Carte annulée et remplacée par une nouvelle${detail.reason ? `\u00A0: ${String(detail.reason)}` : '.'}`,
				...frSpareCards.sentences,
				'cards.printed': () => 'Carte QR imprimée, sans mot de passe.',
				'desk.batch-downloaded': () => 'Données de connexion avec mot de passe téléchargées pour impression.',
				'pupil.preferences-changed': () => 'Connexion adaptée modifiée.',
				'password.replaced': () => 'Nouveau mot de passe choisi par l’élève.',
				'password.reset-mailed': () => 'E-mail demandé pour choisir un nouveau mot de passe.',
				'password.reset': () => 'Nouveau mot de passe choisi avec le lien d’un e-mail.',
				'email.added': () => 'Adresse e-mail ajoutée, pas encore confirmée.',
				'email.confirmed': () => 'Adresse e-mail confirmée.',
				'email.removed': () => 'Adresse e-mail supprimée.',
				'passkey.added': () => 'Passkey ajoutée pour se connecter sans mot de passe.',
				'passkey.removed': () => 'Passkey supprimée.',
				'passkey.asked-too': () => 'Désormais, la passkey est aussi demandée après le mot de passe.',
				'passkey.not-asked-any-more': () => 'La passkey n’est plus demandée après le mot de passe.',
				'sign-in.passkey-awaited': () => 'Mot de passe correct\u00A0; ensuite la passkey a été demandée.',
				'help.asked': () => 'Un appareil a demandé l’aide de l’enseignant.',
				'help.digits-picked': () => 'L’appareil qui demandait de l’aide a été reconnu à ses chiffres.',
				'help.digits-missed': () => 'Mauvais chiffres choisis\u00A0: la demande d’aide est arrêtée.',
				'help.let-in': () => 'Entrée permise une seule fois, sur un seul appareil.',
				'help.pictures-given': () => 'Nouvelles images préparées sur un seul appareil.',
				'help.refused': () => 'Aide impossible\u00A0: ce compte ne peut pas entrer en ce moment.',
				'sign-in.succeeded': (detail: Detail) =>
					String(detail.methods).includes('tch')
						? 'Connexion réussie avec l’aide de l’enseignant.'
						: 'Connexion réussie.',
				'sign-in.failed': () => 'Échec de la connexion\u00A0: mauvais mot de passe.',
				'sign-in.throttled': () => 'Attente imposée après trop d’essais.',
				'sign-in.barred': (detail: Detail) =>
					`Connexion refusée\u00A0: ${{ blocked: 'bloqué', ended: 'non inscrit', expired: 'mot de passe plus valable' }[String(detail.barrier)] ?? 'non autorisé'}.`,
				'sign-out': () => 'Déconnexion.',
				'session.ended-elsewhere': () => 'Déconnecté d’un autre appareil.',
				'session.superseded': () => 'Déconnexion, car un autre élève s’est connecté sur le même appareil.'
			}
		},
		help: {
			listTitle: 'Demandes d’aide',
			title: 'Aider à se connecter',
			nobody: 'Personne ne demande d’aide en ce moment.',
			nobodyHow:
				'L’élève touche «\u00A0Demande de l’aide à ton enseignant\u00A0» sur son appareil, sur sa page de connexion.',
			nothing: 'Cet élève ne demande pas d’aide en ce moment.',
			since: (time) => `demande de l’aide depuis ${time}`,
			refresh: 'Regarder à nouveau',
			pick: 'Quels chiffres voyez-vous sur l’appareil de l’élève\u00A0?',
			pickHow:
				'Regardez vous-même l’appareil. Avec de mauvais chiffres, la demande s’arrête et l’élève recommence.',
			answer: (time) => `C’est le bon appareil. Choisissez ce qui se passe, au plus tard à ${time}.`,
			letIn: 'Laisser entrer',
			letInHow:
				'L’élève est connecté une seule fois, sur cet appareil uniquement. Le mot de passe ne change pas.',
			newPictures: 'Nouvelles images',
			newPicturesHow:
				'L’élève voit huit nouvelles images et les touche une fois. Ensuite les anciennes ne fonctionnent plus, même sur une carte. Vous ne les voyez pas.',
			answered: {
				'let-in': (time) => `L’élève peut entrer sur cet appareil, jusqu’à ${time}.`,
				'new-pictures': (time) => `Les nouvelles images sont sur cet appareil, jusqu’à ${time}.`
			},
			refusals: {
				wrong:
					'C’étaient d’autres chiffres. La demande est arrêtée. L’élève peut demander de l’aide à nouveau.',
				nothing: 'Cette demande est terminée. L’élève peut demander de l’aide à nouveau.',
				blocked: 'L’école a bloqué ce compte. L’élève ne peut pas entrer.',
				ended: 'Cet élève n’est pas inscrit en ce moment et ne peut pas entrer.',
				temporary:
					'Cet élève a encore un mot de passe temporaire. Demandez-en un nouveau au gestionnaire LeerID de votre école.',
				passkey:
					'Cet élève a choisi de donner sa passkey à chaque connexion. L’appareil est perdu\u00A0? Le gestionnaire LeerID supprime alors les passkeys.',
				'not-pictures': 'Cet élève n’a pas de mot de passe en images.',
				elsewhere:
					'Cet élève est actuellement inscrit dans une autre école. Un enseignant de cette école peut l’aider.'
			}
		},
		why: {
			title: 'Pourquoi ça ne marche pas\u00A0?',
			fine: 'Rien n’empêche cet élève de se connecter.',
			fineHow:
				'Vérifiez si le nom d’utilisateur est correct. Si le mot de passe ne convient pas, donnez-en un nouveau.',
			tries: 'Les derniers essais',
			noTries: 'Aucun essai de connexion au cours des dernières 24 heures.',
			reasons: {
				'no-account': 'Cet élève n’a pas encore de LeerID.',
				'not-yet-enrolled': (day: string) =>
					`L’inscription ne commence que le ${day}. D’ici là, l’élève ne peut pas se connecter.`,
				ended: (day: string) =>
					`L’inscription a pris fin le ${day}. Si ce n’est pas correct, modifiez-le dans le logiciel d’administration des élèves.`,
				blocked: (reason: string) => `L’école a bloqué ce compte${reason ? `\u00A0: ${reason}` : '.'}`,
				'blocked-elsewhere': 'Une autre école a bloqué ce compte.',
				'secret-expired': (day: string) =>
					`Le mot de passe ne fonctionne plus depuis le ${day}\u00A0: il était temporaire et trop ancien, ou figurait sur une carte annulée.`,
				'no-secret': 'Ce compte n’a pas de mot de passe.',
				waiting: (time: string) =>
					`Un mauvais mot de passe a été essayé trop souvent. Les nouveaux appareils doivent attendre jusqu’à ${time}.`,
				'no-card': 'Il n’y a pas de carte QR valable. La connexion avec le nom d’utilisateur reste possible.'
			},
			mends: {
				create: 'Créer un LeerID',
				unblock: 'Débloquer',
				'new-secret': 'Donner un nouveau mot de passe',
				release: 'Permettre de réessayer tout de suite',
				'new-card': 'Imprimer une nouvelle carte QR'
			}
		},
		batch: {
			title: 'En série\u00A0: créer des LeerID',
			titleOne: 'Créer un LeerID',
			titleRenew: 'Nouveaux mots de passe',
			without: 'Élèves sans LeerID',
			withAccount: 'Élèves avec un LeerID',
			name: 'Nom + numéro matricule (stamnummer)',
			username: 'Nom d’utilisateur',
			password: 'Mot de passe',
			changeName: 'modifier',
			changeNameOf: (name: string) => `modifier\u00A0: nom d’utilisateur de ${name}`,
			saveName: 'Enregistrer',
			newBasis: 'nouveau mot de passe',
			newGevorderd: 'nouveau mot de passe avancé',
			kind: 'Type de mot de passe',
			picturePassword: 'Mot de passe en images',
			wordPassword: 'Mot de passe',
			choice: 'Choix',
			wholeSelection: 'Pour tous les LeerID de base de cette sélection',
			usernameRule:
				'Un nom d’utilisateur ne peut exister qu’une fois dans le système. Si le nom d’utilisateur généré existe déjà, un chiffre y est ajouté. Ce nom d’utilisateur ne peut pas dépasser 50 caractères ni contenir de signe «\u00A0@\u00A0».',
			cancel: 'Annuler',
			save: 'Enregistrer et imprimer',
			already: (n: number) =>
				`${eleves(n)} de votre sélection ${several(n) ? 'ont' : 'a'} déjà un LeerID et ne ${several(n) ? 'figurent' : 'figure'} pas ici.`,
			expires: (at: string) =>
				`Ceci est conservé jusqu’au ${at}. Ensuite, les mots de passe disparaissent définitivement.`,
			runningTitle: 'Les LeerID sont en cours de création',
			running:
				'Cela continue tout seul, même si vous quittez cette page. Les LeerID apparaîtront tous en même temps.',
			progress: (done: number, total: number) => `${done} sur ${total}`,
			failed:
				'La création a échoué. Aucun LeerID n’a été créé. Réessayez\u00A0; si cela ne marche pas, contactez le helpdesk.',
			failedRenew:
				'La création des nouveaux mots de passe a échoué. Il n’y a encore aucun nouveau mot de passe. Un mot de passe qui figurait sur une carte annulée ne fonctionne plus. Réessayez\u00A0; si cela ne marche pas, contactez le helpdesk.',
			retry: 'Réessayer',
			retrying: 'Un petit problème est survenu. Nous réessayons automatiquement.',
			refresh: 'Afficher l’avancement maintenant',
			created: (n: number) => (several(n) ? `${n} LeerID sont créés` : `${n} LeerID est créé`),
			renewed: (n: number) =>
				several(n) ? `${n} nouveaux mots de passe sont créés` : `${n} nouveau mot de passe est créé`,
			explainBasis: (n: number) =>
				`${leerids(n)} avec un mot de passe de base (en images ou non)\u00A0: les élèves ne peuvent pas modifier eux-mêmes leur mot de passe.`,
			explainGevorderd: (n: number) =>
				`${leerids(n)} avec un mot de passe avancé\u00A0: les élèves doivent modifier leur mot de passe après leur première connexion. Ensuite, ils peuvent toujours modifier leur mot de passe et ajouter une adresse e-mail.`,
			hadAccount: (n: number) =>
				`Entre-temps, ${eleves(n)} ${several(n) ? 'avaient' : 'avait'} déjà reçu un LeerID d’un collègue. Rien n’y a été changé.`,
			left: (n: number) =>
				`Entre-temps, ${eleves(n)} ${several(n) ? 'ne sont plus inscrits et n’ont pas été repris' : 'n’est plus inscrit et n’a pas été repris'}.`,
			newBasisTitle: 'Nouveaux LeerID de base',
			newGevorderdTitle: 'Nouveaux LeerID avancés',
			download: 'Télécharger le fichier ZIP (Excel, PDF A4, PDF d’autocollants)',
			downloadHow:
				'Ce fichier contient des mots de passe. Ne le gardez pas plus longtemps que nécessaire, ne l’envoyez pas par e-mail et supprimez-le après l’impression. Chaque téléchargement est noté.',
			picturesHow:
				'Un mot de passe en images ne figure pas dans le fichier Excel\u00A0: utilisez pour cela les PDF.',
			options: 'Impression',
			article: 'Quels autocollants avez-vous\u00A0?',
			first: 'Premier autocollant libre (1 à 12)',
			offsetX: 'Décalage vers la droite (mm)',
			offsetY: 'Décalage vers le bas (mm)',
			offsetHint: 'Entre -5 et 5. Votre école s’en souvient.',
			halves: 'Cartes',
			whole: 'Code QR et mot de passe sur une seule carte',
			both: 'En deux moitiés\u00A0: code QR pour le plumier, mot de passe pour l’enseignant ou l’enveloppe',
			testPrint: 'Télécharger une page de test',
			badOptions: 'Le premier autocollant est un nombre de 1 à 12, un décalage est un nombre de -5 à 5.'
		}
	},
	api: frApi,
	retention: frRetention,
	schoolYear: frSchoolYear,
	feed: frFeed,
	takeover: frTakeover,
	ownClasses: frOwnClasses,
	feedSenders: frFeedSenders,
	duplicates: frDuplicates,
	applications: {
		problem: 'Une erreur s’est produite',
		back: 'Retour à l’aperçu',
		none: '-',
		/** What each claim tells, for grown-ups. */
		claims: {
			name: 'Nom complet',
			given_name: 'Prénom',
			family_name: 'Nom de famille',
			preferred_username: 'Nom d’utilisateur du LeerID',
			locale: 'Langue',
			schools: 'École et groupe administratif',
			classes: 'Classe et sous-classe',
			leerid_uuid: 'Numéro LeerID fixe, le même partout',
			vo_id: 'Numéro fixe pour cette application',
			vo_doelgroepcode: 'Le fait qu’il s’agit d’enseignement',
			vo_orgcode: 'Numéro d’établissement de l’école (instellingsnummer)',
			vo_orgnaam: 'Nom de l’école'
		},
		desk: {
			title: 'Applications LeerID',
			tabs: 'Trois manières de voir',
			overview: 'Aperçu des applications',
			groups: 'Aperçu des groupes administratifs',
			pupils: 'Aperçu des élèves',
			table: 'Applications où l’on peut se connecter avec LeerID',
			total: (n: number) => `Nombre total de lignes\u00A0: ${n}`,
			name: 'Nom de l’application',
			groupLevel: 'Au niveau du groupe administratif',
			leerids: 'Nombre de LeerID',
			wholeSchool: 'toute l’école',
			sortBy: (column: string) => `Trier par ${column}`,
			suspended: 'suspendue',
			suspendedWhy:
				'LeerID a suspendu cette application. Personne ne peut s’y connecter pour le moment. Ce que vous avez attribué reste conservé.',
			groupTable: 'Groupes administratifs',
			groupName: 'Groupe administratif',
			groupPupils: 'Nombre d’élèves',
			groupApplications: 'Nombre d’applications',
			groupHow:
				'Ce que le groupe possède, sans compter les exceptions pour un seul élève. Si un élève change de groupe, les applications suivent automatiquement.',
			search: 'Cherchez par numéro matricule, nom ou prénom',
			searchSubmit: 'Chercher',
			showAll: 'Tout afficher',
			noPupils: 'Aucun élève trouvé',
			noPupilsHow: 'Vérifiez si le nom est bien écrit, ou affichez tout.',
			pages: 'Pages',
			previous: 'Précédente',
			next: 'Suivante',
			page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
			pupilName: 'Élève',
			stamnummer: 'Numéro matricule (stamnummer)',
			state: 'Peut ouvrir',
			reason: 'Pourquoi',
			yes: 'Oui',
			no: 'Non',
			change: 'Modifier',
			changeOf: (application: string) => `Modifier ${application}`,
			pupilTitle: (name: string) => `Applications de ${name}`,
			pupilStates: {
				none: 'Cet élève n’a pas encore de LeerID. Créez-en d’abord un\u00A0: ensuite, ce qui figure ici fonctionnera automatiquement.',
				blocked: 'Ce LeerID est bloqué. Tant que c’est le cas, aucune application ne s’ouvre.',
				inactive: 'Cet élève n’est pas inscrit pour le moment. C’est pourquoi aucune application ne s’ouvre.'
			},
			via: {
				school: 'via toute l’école',
				group: (name: string) => `via ${name}`,
				class: (name: string) => `via la classe ${name}`,
				pupil: 'uniquement pour cet élève',
				notSchool: 'pas pour toute l’école',
				notGroup: (name: string) => `pas pour ${name}`,
				notPupil: 'pas pour cet élève',
				nothing: 'non attribuée'
			},
			account: 'Comment les comptes sont créés',
			accountNone: (supplier: string) =>
				`${supplier} n’a pas donné d’explication à ce sujet. Avant d’attribuer l’application, convenez avec le fournisseur de la manière d’y créer les comptes.`,
			accountAgree: 'Convenez-en avec le fournisseur avant d’attribuer l’application.',
			supplier: 'Fournisseur',
			contact: 'Contact',
			agreement: 'Contrat de sous-traitance (verwerkersovereenkomst)',
			agreementNone: 'Aucun n’est mentionné. Demandez-le au fournisseur.',
			facts: 'Ce que cette application apprend',
			factsHow:
				'Uniquement sur les élèves à qui vous l’attribuez. Vous pouvez décocher ce qui n’est pas obligatoire. En outre, chaque application reçoit un numéro propre pour chaque élève.',
			factsNone:
				'Cette application ne demande rien sur l’élève. Elle reçoit seulement un numéro propre pour chaque élève.',
			required: 'obligatoire',
			optional: 'au choix',
			factsSave: 'Enregistrer ce qu’elle peut savoir',
			factsSaved: 'Enregistré. C’est valable dès maintenant, aussi pour les élèves déjà connectés.',
			given: 'Attribuée',
			givenNone: 'Encore à personne.',
			effects: {
				give: 'peut utiliser l’application',
				withhold: 'ne peut pas utiliser l’application'
			},
			from: (day: string) => `à partir du ${day}`,
			until: (day: string) => `jusqu’au ${day} inclus`,
			over: 'terminé',
			withdraw: 'Retirer',
			withdrawOf: (target: string) => `Retirer\u00A0: ${target}`,
			assign: 'Attribuer',
			assignTitle: 'Attribuer ou faire une exception',
			whom: 'Pour qui\u00A0?',
			levels: {
				school: 'Toute l’école',
				group: 'Ces groupes administratifs',
				pupil: (name: string) => name
			},
			pupilHow: 'Pour un seul élève\u00A0: cherchez-le d’abord dans l’aperçu des élèves.',
			classHow: 'L’attribution par classe n’est possible que si votre école partage les données de classe.',
			what: 'Qu’est-ce qui est permis\u00A0?',
			effectChoices: {
				give: 'Peut utiliser cette application',
				withhold: 'Ne peut pas l’utiliser, même si une attribution plus large le permet'
			},
			nearest: 'Le niveau le plus proche de l’élève compte\u00A0: élève, puis groupe, puis toute l’école.',
			fromDay: 'À partir du (facultatif)',
			untilDay: 'Jusqu’au, inclus (facultatif)',
			look: 'Voir d’abord ce qui change',
			previewTitle: 'Voici ce qui change',
			gained: (n: number) =>
				n === 0
					? 'Personne ne reçoit l’application en plus.'
					: `${eleves(n)} ${several(n) ? 'reçoivent' : 'reçoit'} l’application en plus.`,
			lost: (n: number) =>
				n === 0
					? 'Personne ne perd l’application.'
					: `${eleves(n)} ${several(n) ? 'perdent' : 'perd'} l’application.`,
			withoutLeerid: (n: number) =>
				`Parmi eux, ${eleves(n)} ${several(n) ? 'n’ont' : 'n’a'} pas encore de LeerID qui fonctionne.`,
			replaced: (n: number) =>
				several(n)
					? `${n} attributions précédentes pour les mêmes groupes ou élèves sont remplacées.`
					: 'Une attribution précédente pour le même groupe ou élève est remplacée.',
			countedOn: (day: string) => `Compté pour le ${day}, avec les élèves inscrits actuellement.`,
			save: 'Enregistrer',
			cancel: 'Annuler',
			done: {
				assigned: 'Enregistré. C’est valable immédiatement.',
				withdrawn: 'Retiré. C’est valable immédiatement.'
			},
			refusals: {
				'no-target': 'Choisissez pour qui.',
				'bad-day': 'Remplissez une date valable.',
				reversed: 'La date de fin tombe avant la date de début.',
				over: 'Cette période est déjà passée.',
				suspended: 'Cette application est suspendue. L’attribution est impossible pour le moment.'
			}
		},
		manage: {
			title: 'Applications',
			add: 'Nouvelle application',
			service: 'LeerID, vers le début de la gestion',
			desk: 'Guichet de l’école',
			menu: 'Applications',
			mine: 'Mon application',
			table: 'Toutes les applications',
			name: 'Nom',
			supplier: 'Fournisseur',
			status: 'Statut',
			schools: 'Écoles',
			errors: 'Erreurs, 7 jours',
			empty: 'Pas encore d’applications',
			statuses: { draft: 'projet', active: 'active', suspended: 'arrêtée' },
			kinds: { web: 'Des élèves se connectent', machine: 'Uniquement des systèmes, sans élèves' },
			authentications: {
				client_secret_basic: 'Secret, dans l’en-tête (client_secret_basic)',
				client_secret_post: 'Secret, dans le message (client_secret_post)',
				private_key_jwt: 'Ses propres clés (private_key_jwt)',
				none: 'Rien\u00A0: une page dans le navigateur (none)'
			},
			fields: {
				name: 'Nom',
				clientId: 'Identifiant client (client-id)',
				supplier: 'Fournisseur',
				contactName: 'Nom de la personne de contact',
				contactEmail: 'Adresse e-mail du gestionnaire d’application',
				sector: 'Secteur',
				agreementReference: 'Référence du contrat de sous-traitance (verwerkersovereenkomst)',
				accountNote: 'Comment les comptes sont créés',
				startUrl: 'Adresse de départ',
				redirectUris: 'Adresses de retour',
				postLogoutRedirectUris: 'Adresses après la déconnexion',
				backchannelLogoutUri: 'Adresse de déconnexion (back-channel)',
				corsOrigins: 'Origine des scripts (CORS)',
				kind: 'Type',
				authentication: 'Comment prouve-t-elle son identité\u00A0?',
				jwksUri: 'Adresse des clés (jwks_uri)',
				jwks: 'Clés publiques (JWK Set)',
				claims: 'Que demande-t-elle sur un élève, et pourquoi\u00A0?'
			},
			hints: {
				clientId: 'Minuscules, chiffres et tirets. Ne change plus jamais.',
				contactEmail:
					'La personne invitée avec cette adresse comme gestionnaire d’application gère les clés.',
				sector:
					'Les applications d’un même secteur connaissent un élève sous le même numéro. Ne le changez jamais à la légère\u00A0: l’application ne reconnaîtrait plus personne.',
				accountNote: 'L’école lit ceci avant d’attribuer l’application.',
				startUrl: 'Ce que la tuile ouvre. L’application lance elle-même la connexion.',
				lines: 'Une par ligne, exactement comme l’application les envoie. Uniquement https.',
				keys: 'Remplissez l’un des deux\u00A0: l’adresse, ou les clés elles-mêmes.',
				reason: 'Pourquoi\u00A0? Laissez vide si elle ne le demande pas.',
				logo: 'PNG, au plus 64\u00A0kB, entre 32 et 512 pixels.'
			},
			required: 'Sans cela, elle ne fonctionne pas',
			parts: {
				who: 'Qui',
				where: 'Adresses',
				proof: 'Clés',
				facts: 'Données',
				exceptions: 'Exceptions'
			},
			flags: {
				offline: 'Peut rester connectée aussi longtemps que l’élève (refresh tokens)',
				withoutPkce: 'Ancienne\u00A0: ne sait pas utiliser PKCE',
				requiresPar: 'Doit envoyer ses demandes à l’avance (PAR)',
				dpopBound: 'Les jetons ne fonctionnent qu’avec sa propre clé (DPoP)',
				sharesLeeridUuid: 'Peut recevoir le numéro LeerID fixe',
				es256: 'Jeton d’identité avec ES256 au lieu de RS256',
				signedUserinfo: 'Userinfo signé'
			},
			save: 'Enregistrer',
			saved: 'Enregistré. C’est valable immédiatement.',
			created: 'L’application est créée, comme projet. Donnez-lui un secret ou des clés, puis activez-la.',
			stale:
				'Votre deuxième étape est trop ancienne. Confirmez à nouveau dans un nouvel onglet, puis enregistrez encore une fois ici.',
			confirm: 'Confirmer dans un nouvel onglet',
			activate: 'Activer',
			suspend: 'Arrêter',
			suspendHow:
				'Tous les jetons prennent fin immédiatement. Les écoles voient qu’elle est arrêtée\u00A0; ce qu’elles ont attribué reste conservé.',
			activated: 'L’application est active.',
			suspended: 'L’application est arrêtée. Tous les jetons ont pris fin.',
			activation: {
				'no-redirect': 'Il n’y a pas encore d’adresse de retour.',
				'no-keys': 'Il n’y a pas encore de clés, ou pas encore de secret.',
				'no-agreement':
					'Elle demande des données d’élèves\u00A0: indiquez la référence du contrat de sous-traitance.'
			},
			logo: 'Logo',
			logoNone: 'Pas de logo\u00A0: la tuile montre les initiales.',
			logoFile: 'Nouveau logo',
			logoSave: 'Enregistrer le logo',
			logoRemove: 'Supprimer le logo',
			logoSaved: 'Le logo est enregistré.',
			logoRefusals: {
				'too-large': 'Le logo dépasse 64\u00A0kB.',
				'not-png': 'Ce n’est pas un fichier PNG.',
				'bad-size': 'Chaque côté doit faire entre 32 et 512 pixels.',
				animated: 'Un logo animé n’est pas possible.'
			},
			addressRefusals: {
				'no-address': 'Ce n’est pas une adresse complète.',
				'not-https': 'Une adresse doit commencer par https://.',
				fragment: 'Une adresse ne peut pas contenir de #.',
				credentials: 'Une adresse ne peut contenir ni nom d’utilisateur ni mot de passe.',
				wildcard: 'Une adresse ne peut pas contenir de *.',
				'not-exact':
					'Un navigateur écrit cette adresse autrement. Recopiez-la comme elle apparaît dans la barre d’adresse.'
			},
			keysRefusals: {
				'not-json': 'Ce n’est pas du JSON.',
				'no-keys': 'Il n’y a pas de liste "keys" dedans.',
				'too-many': 'Au plus dix clés.',
				private:
					'Il y a une clé privée ou un secret dedans. N’utilisez plus cette clé\u00A0: créez-en une nouvelle et ne donnez que la partie publique.',
				unusable: 'Aucune des clés ne peut signer avec RSA (à partir de 2048 bits) ou P-256.'
			},
			formRefusals: {
				missing: 'Remplissez ce champ.',
				'too-long': 'C’est trop long.',
				'bad-client-id': 'Utilisez de 3 à 60 minuscules, chiffres et tirets.',
				'bad-email': 'Ce n’est pas une adresse e-mail.',
				taken: 'Cet identifiant client existe déjà.',
				'not-origin': 'Uniquement le début de l’adresse, sans chemin.',
				'too-many': 'Au plus vingt.',
				'one-of': 'Remplissez l’un des deux, pas les deux.',
				'not-shared': 'Pour cela, il faut d’abord indiquer qu’elle peut recevoir le numéro fixe.',
				'needs-secret': 'Une application qui ne peut pas garder de secret doit utiliser PKCE.'
			},
			line: (refusal: string, line: string) => `${refusal} (${line})`
		},
		connections: {
			none: 'Aucune application n’est liée à votre adresse e-mail. Demandez à l’opérateur de l’ajouter à votre application.',
			intro:
				'Ici, vous gérez les clés de votre application, vous testez la connexion et vous lisez ce qui n’a pas fonctionné.',
			clientId: 'Identifiant client (client-id)',
			issuer: 'Émetteur (issuer)',
			redirectUris: 'Adresses de retour',
			secrets: 'Secret',
			// The source's type is its three Dutch sentences, which no other language can say.
			secretsHow: (n: number): string =>
				n === 0
					? 'Il n’y a pas encore de secret.'
					: n === 1
						? 'Un secret est valable. LeerID n’en conserve qu’une empreinte.'
						: 'Deux secrets sont valables en ce moment. LeerID n’en conserve que des empreintes.',
			secretUntil: (made: string, until: string | null) =>
				until ? `créé le ${made}, valable jusqu’au ${until}` : `créé le ${made}`,
			newSecret: 'Créer un nouveau secret',
			newSecretHow:
				'Le précédent fonctionne encore un jour, pour que vous puissiez faire le changement tranquillement.',
			secretTitle: 'Votre nouveau secret',
			secretOnce: 'Copiez-le maintenant. Vous ne le verrez qu’une seule fois.',
			noSecret: 'Cette application n’utilise pas de secret.',
			keys: 'Clés',
			keysUri: 'Adresse des clés (jwks_uri)',
			keysSet: 'Clés publiques (JWK Set)',
			keysHow: 'Lors d’un changement, mettez-y ensemble l’ancienne et la nouvelle clé pendant un jour.',
			keysSave: 'Enregistrer les clés',
			keysSaved: 'Les clés sont enregistrées. Elles sont valables immédiatement.',
			test: 'Tester la connexion',
			testHow:
				'LeerID visite vos adresses de retour, lit vos clés et votre horloge, et envoie un message de déconnexion non valable.',
			tested: (at: string) => `Testé le ${at}`,
			checks: {
				redirect: 'Adresse de retour',
				keys: 'Clés',
				clock: 'Horloge',
				logout: 'Adresse de déconnexion'
			},
			grades: { good: 'En ordre', warning: 'À vérifier', bad: 'Ne fonctionne pas' },
			verdicts: {
				reached: (detail: string) => `${detail} répond.`,
				'not-there': (detail: string) => `Il n’y a pas de page à cet endroit\u00A0: ${detail}.`,
				'answers-error': (detail: string) => `${detail} répond par une erreur du serveur.`,
				'no-redirect': () => 'Aucune adresse de retour n’est remplie.',
				inside: (detail: string) =>
					`Cette adresse mène à un réseau interne. LeerID ne l’appelle pas. ${detail}`,
				timeout: (detail: string) => `Pas de réponse dans les cinq secondes. ${detail}`,
				'no-host': (detail: string) => `Le nom du serveur n’existe pas. ${detail}`,
				refused: (detail: string) => `Le serveur n’accepte pas de connexion. ${detail}`,
				certificate: (detail: string) => `Le certificat du serveur n’est pas correct. ${detail}`,
				'too-large': (detail: string) => `La réponse est trop grande. ${detail}`,
				unknown: (detail: string) => `La connexion a échoué. ${detail}`,
				right: () => 'L’horloge est à la même heure que celle de LeerID.',
				off: (detail: string) =>
					`L’horloge a ${detail} secondes d’écart. Réglez l’heure automatiquement (NTP).`,
				'far-off': (detail: string) =>
					`L’horloge a ${detail} secondes d’écart. LeerID n’accepte alors rien de ce que vous signez.`,
				'unknown-clock': () => 'Le serveur ne dit pas l’heure (pas de Date dans la réponse).',
				'no-logout': () =>
					'Il n’y a pas d’adresse de déconnexion. Qui se déconnecte de LeerID reste connecté dans votre application.',
				'refuses-false': () => 'L’adresse répond, et refuse un faux message comme il se doit.',
				'believes-false': () =>
					'L’adresse accepte un faux message. Vérifiez la signature, l’émetteur et le public visé (audience).',
				'answers-otherwise': (detail: string) =>
					`L’adresse répond ${detail}. À un faux message, elle doit répondre 400.`,
				'secret-works': () => 'Un secret est valable.',
				'two-secrets': () => 'Deux secrets sont valables. Faites le changement avant que l’ancien expire.',
				'no-secret': () => 'Aucun secret n’est valable. Créez-en un.',
				'no-proof': () => 'Une page dans le navigateur n’a pas besoin de clés\u00A0; PKCE est obligatoire.',
				'keys-read': (detail: string) => `Clés lues\u00A0: ${detail} capables de signer.`,
				'bad-keys': (detail: string) => detail,
				'keys-status': (detail: string) => `L’adresse des clés répond ${detail}.`
			},
			errors: 'Ce qui n’a pas fonctionné',
			errorsHow:
				'Les cent dernières erreurs de votre application. Elles ne contiennent jamais de données d’élèves.',
			errorsNone: 'Aucune erreur.',
			at: 'Quand',
			endpoint: 'Où',
			error: 'Erreur',
			help: 'Ce que vous pouvez faire',
			endpoints: {
				authorization: 'connexion',
				par: 'demande à l’avance (PAR)',
				token: 'jeton (token)',
				userinfo: 'données (userinfo)',
				introspection: 'vérification (introspection)',
				revocation: 'retrait (revocation)',
				logout: 'déconnexion'
			},
			/** By OAuth error code (RFC 6749 §5.2, §4.1.2.1). */
			errorHelp: {
				invalid_client: 'Vérifiez l’identifiant client et le secret ou les clés.',
				invalid_grant:
					'Le code avait déjà été utilisé, avait expiré (après une minute), ou appartient à une autre adresse de retour ou à un autre code_verifier.',
				invalid_redirect_uri: 'Envoyez l’adresse de retour lettre pour lettre comme elle est enregistrée.',
				invalid_request: 'La demande est incomplète ou incorrecte. Lisez l’explication à côté.',
				invalid_scope: 'Demandez uniquement les scopes réglés pour votre application.',
				unauthorized_client: 'Cette manière de se connecter n’est pas activée pour votre application.',
				unsupported_response_type: 'Utilisez response_type=code.',
				access_denied:
					'L’école n’a pas attribué l’application à cet élève, ou l’élève est revenu en arrière.',
				login_required: 'Avec prompt=none, personne n’était connecté. Recommencez sans prompt.',
				invalid_token: 'Le jeton a expiré ou a pris fin. Demandez à l’élève de se reconnecter.',
				use_dpop_nonce: 'Renvoyez le nonce DPoP de la réponse.'
			}
		},
		pupil: {
			title: 'Que sait cette appli sur moi\u00A0?',
			intro:
				'Ton école choisit les applications que tu utilises. Une application reçoit seulement ce qu’il lui faut. Ici, tu vois ce que c’était.',
			link: 'Que savent mes applis sur moi\u00A0?',
			none: 'Aucune appli n’a encore reçu quelque chose sur toi.',
			noneHow: 'Tu ouvres une application\u00A0? Après, tu vois ici ce qu’elle sait sur toi.',
			opened: (day: string) => `Ouverte la dernière fois le ${day}`,
			factCount: (n: number) => (several(n) ? `${n} choses` : `${n} chose`),
			look: (name: string) => `Que sait ${name} sur moi\u00A0?`,
			titleOf: (name: string) => `Que sait ${name} sur moi\u00A0?`,
			onlyNumber:
				'Cette appli ne connaît pas ton nom. Elle te reconnaît grâce à un numéro qu’elle seule connaît.',
			always:
				'L’appli te reconnaît grâce à un numéro qu’elle seule connaît. Ainsi, les autres applis ne savent pas que c’est toi.',
			how: 'Et elle sait de quelle façon tu te connectes\u00A0: avec des images, avec un mot de passe ou avec ta carte. Jamais quel mot de passe.',
			fact: 'Quoi',
			first: 'Première fois',
			last: 'Dernière fois',
			print: 'Imprimer pour la maison',
			printHow: 'Utilise le bouton «\u00A0Imprimer\u00A0» de ton navigateur.',
			made: (name: string, day: string) => `Cette page parle de ${name}. Faite le ${day}.`,
			wrong: 'Quelque chose n’est pas juste\u00A0? Dis-le à ton professeur. Ton école le corrige.',
			supplier: (name: string) => `Cette appli est de ${name}.`,
			why: 'Pourquoi',
			never: 'Aucune appli ne reçoit ton mot de passe ni ton numéro de registre national.',
			facts: {
				name: 'Ton nom complet',
				given_name: 'Ton prénom',
				family_name: 'Ton nom de famille',
				preferred_username: 'Ton nom d’utilisateur',
				locale: 'Ta langue',
				schools: 'Ton école et ton année',
				classes: 'Ta classe',
				leerid_uuid: 'Ton numéro LeerID fixe',
				vo_id: 'Un numéro que seule cette appli connaît',
				vo_doelgroepcode: 'Que tu vas à l’école',
				vo_orgcode: 'Le numéro de ton école',
				vo_orgnaam: 'Le nom de ton école'
			}
		}
	},
	mail: {
		staffReset: frStaffRecovery.mail,
		hello: (name: string) => `Bonjour ${name}`,
		automatic: 'LeerID a envoyé cet e-mail automatiquement. Il n’est pas possible d’y répondre.',
		copyLink: 'Le bouton ne marche pas\u00A0? Copie alors cette adresse dans ton navigateur\u00A0:',
		verifyAddress: {
			subject: 'Confirme ton adresse e-mail pour LeerID',
			why: 'Tu veux utiliser cette adresse e-mail pour ton LeerID. Clique sur le bouton pour confirmer qu’elle est à toi.',
			button: 'Confirmer l’adresse e-mail',
			valid: 'Le lien marche 24 heures et une seule fois.',
			notYou:
				'Tu n’as rien demandé\u00A0? Alors tu ne dois rien faire\u00A0: sans confirmation, l’adresse n’est pas utilisée.'
		},
		addressChanged: {
			subject: 'L’adresse e-mail de ton LeerID a changé',
			what: 'L’adresse e-mail de ton LeerID vient d’être modifiée ou supprimée. C’est pourquoi tu ne recevras plus d’e-mails de LeerID à cette adresse.',
			notYou:
				'Ce n’est pas toi qui l’as fait\u00A0? Préviens tout de suite le gestionnaire LeerID de ton école.'
		},
		passwordChanged: {
			subject: 'Le mot de passe de ton LeerID a changé',
			what: (at: string) =>
				`Le mot de passe de ton LeerID a été modifié le ${at}. Ta connexion est fermée sur tous les autres appareils.`,
			notYou:
				'Ce n’est pas toi qui l’as fait\u00A0? Choisis tout de suite un nouveau mot de passe et préviens le gestionnaire LeerID de ton école.',
			button: 'Mot de passe oublié\u00A0?'
		},
		passwordGiven: {
			subject: 'Tu as reçu un nouveau mot de passe pour ton LeerID',
			what: (at: string) =>
				`Ton école t’a donné un nouveau mot de passe pour ton LeerID le ${at}. Ton ancien mot de passe ne fonctionne plus et ta connexion est fermée sur tous les appareils. Tu reçois le nouveau de ton école\u00A0: il n’est jamais dans un e-mail.`,
			notYou: 'Tu n’étais pas au courant\u00A0? Demande au gestionnaire LeerID de ton école.'
		},
		resetPassword: {
			subject: 'Choisis un nouveau mot de passe pour LeerID',
			why: 'Tu as demandé à choisir un nouveau mot de passe pour ton LeerID.',
			whySeveral:
				'Tu as demandé à choisir un nouveau mot de passe. Plusieurs LeerID vont avec cette adresse e-mail. Choisis le bon.',
			button: 'Choisir un nouveau mot de passe',
			buttonFor: (name: string, school: string) => `Nouveau mot de passe pour ${name} (${school})`,
			valid: 'Le lien marche 30 minutes et une seule fois.',
			validSeveral: 'Les liens marchent 30 minutes et chacun une seule fois.',
			notYou: 'Tu n’as rien demandé\u00A0? Alors tu ne dois rien faire\u00A0: le mot de passe reste le même.'
		},
		staffInvitation: {
			subject: 'Invitation au Guichet de l’école de LeerID',
			why: (school: string) =>
				`Vous avez reçu une invitation à travailler dans le Guichet de l’école de LeerID pour ${school}. Cliquez sur le bouton pour créer votre compte.`,
			button: 'Créer votre compte',
			valid: 'Le lien fonctionne 7 jours et une seule fois.',
			notYou:
				'Vous n’attendiez pas cette invitation\u00A0? Ne cliquez alors pas sur le bouton et renseignez-vous auprès de votre école.'
		}
	},
	helpPage: {
		title: 'Besoin d’aide\u00A0?',
		questions: [
			{
				question: 'Comment je me connecte\u00A0?',
				answer: [
					'Scanne le code QR de ta carte, ou tape l’adresse qui est en dessous. Tu peux aussi écrire ton nom d’utilisateur.',
					'Donne ensuite ton mot de passe, ou touche les huit images de ta carte dans le bon ordre.'
				]
			},
			{
				question: 'J’ai oublié mon mot de passe',
				answer: [
					'Demande un nouveau mot de passe au gestionnaire LeerID de ton école. Ton professeur sait qui c’est.'
				]
			},
			{
				question: 'J’ai perdu ma carte',
				answer: ['Dis-le à ton professeur. L’école annule ton ancienne carte et en imprime une nouvelle.']
			},
			{
				question: 'Je dois attendre',
				answer: [
					'Après quelques erreurs, tu dois attendre un peu. Ainsi, personne ne peut deviner ton mot de passe. Si tu scannes ta carte, tu attends moins longtemps.'
				]
			}
		],
		schoolTitle: 'Qui aide à l’école\u00A0?',
		school:
			'Le gestionnaire LeerID de ton école crée les comptes et les cartes et donne de nouveaux mots de passe. Demande d’abord à ton professeur.',
		helpdeskTitle: 'Helpdesk',
		helpdesk: 'Pour les enseignants, les parents et les coordinateurs TIC\u00A0:',
		videos: 'Vidéos d’instruction',
		networkCheck: 'Contrôle du réseau pour l’informatique de l’école'
	},
	privacyPage: {
		title: 'Ce que LeerID sait sur toi',
		intro:
			'LeerID est ta clé pour les applis de ton école. Nous gardons le moins de choses possible sur toi.',
		parts: [
			{
				heading: 'Ce que nous gardons',
				lines: [
					'Ton nom, ton école, ton groupe et ton numéro matricule (stamnummer). Ton école nous les donne.',
					'Ton nom d’utilisateur. Nous ne connaissons pas ton mot de passe\u00A0: nous gardons seulement une empreinte chiffrée qui permet de vérifier si tu as donné le bon.',
					'Le moment de tes connexions et la sorte d’appareil, pour voir les abus. Nous ne connaissons pas ton appareil précis ni l’endroit où tu es.'
				]
			},
			{
				heading: 'Ce que nous ne faisons pas',
				lines: [
					'Nous ne faisons pas de publicité, nous ne te suivons pas et nous ne vendons rien sur toi. Sur nos pages, personne d’autre ne regarde.',
					'Nous ne donnons jamais ton numéro de registre national.'
				]
			},
			{
				heading: 'Qui voit quoi',
				lines: [
					'Ton école choisit les applis que tu peux utiliser. Une appli reçoit seulement ce qu’il lui faut, comme ton prénom. Chaque appli te connaît sous un autre numéro.',
					'Le gestionnaire LeerID de ton école voit si ton compte marche, mais ne peut pas lire ton mot de passe.'
				]
			},
			{
				heading: 'Sur cet appareil',
				lines: [
					'Nous mettons seulement les cookies nécessaires\u00A0: pour garder ta connexion ouverte, pour retenir ta langue, et pour savoir si cet appareil a déjà servi et si c’est une tablette partagée. Des images et des fichiers de LeerID restent aussi sur l’appareil, pour qu’il s’ouvre plus vite. Après la déconnexion, il ne reste rien sur toi que quelqu’un puisse lire.'
				]
			},
			{
				heading: 'Tes droits',
				lines: [
					'Quelque chose n’est pas juste\u00A0? Demande à ton école de le corriger. Toi et tes parents, vous pouvez demander ce que nous gardons sur toi. Commence par ton école ou par le helpdesk.'
				]
			}
		]
	},
	accessibilityPage: {
		// With a soft hyphen: the word is wide for a telephone.
		title: 'Déclaration d’accessi\u00ADbilité',
		intro:
			'LeerID doit fonctionner pour tout le monde\u00A0: au clavier, avec un lecteur d’écran, avec un agrandissement, sans JavaScript et pour qui ne sait pas encore lire. Nous suivons les WCAG 2.2 niveau AA et la norme EN 301 549.',
		parts: [
			{
				heading: 'Où nous en sommes',
				lines: [
					'À chaque modification, chaque page est testée automatiquement (axe-core, WCAG 2.0 à 2.2 A et AA) et contrôlée au clavier, ainsi que sur les noms et les rôles. Aucune infraction à ces règles n’est connue.',
					'Pas encore fait\u00A0: un test par une organisation indépendante et par des personnes en situation de handicap sur de vrais appareils.'
				]
			},
			{
				heading: 'Ce qui est différent',
				lines: [
					'Retenir un mot de passe en images est un exercice de mémoire. C’est pourquoi la carte peut rester à côté de l’appareil, chaque image a son mot, et un mot de passe ordinaire est toujours possible.',
					'Les cartes en PDF sont faites pour l’impression. Les personnes qui ne peuvent pas les lire trouvent les mêmes données sur la page du Guichet de l’école.'
				]
			},
			{
				heading: 'Quelque chose ne fonctionne pas\u00A0?',
				lines: [
					'Signalez-le au gestionnaire LeerID de votre école ou au helpdesk indiqué sur la page d’aide. Si vous ne recevez pas de bonne réponse, vous pouvez vous adresser au service de médiation flamand (Vlaamse Ombudsdienst).',
					'Cette déclaration a été rédigée le 21 novembre 2026, sur la base d’une autoévaluation.'
				]
			}
		]
	},
	networkPage: {
		title: 'Contrôle du réseau',
		intro:
			'Pour le coordinateur TIC\u00A0: cet appareil, sur ce réseau, peut-il fonctionner avec LeerID\u00A0?',
		hostsTitle: 'Ce que le filtre doit laisser passer',
		hosts: 'Autorisez ce seul hôte, sur le port 443 en https et sans déchiffrer le trafic\u00A0:',
		noOthers:
			'LeerID ne charge rien depuis d’autres adresses\u00A0: ni polices, ni statistiques, ni publicité.',
		checksTitle: 'Sur cet appareil',
		noScript: 'Ce contrôle nécessite JavaScript. La connexion fonctionne aussi sans.',
		good: 'en ordre',
		bad: 'pas en ordre',
		checks: {
			secure: 'La connexion est sécurisée (https)',
			camera: 'Il y a une caméra pour scanner les cartes',
			time: 'L’horloge de cet appareil est à l’heure',
			worker: 'La réouverture rapide et la page hors ligne sont possibles',
			cookies: 'Les cookies sont autorisés'
		}
	},
	readAloud: {
		start: 'Lire à voix haute',
		stop: 'Arrêter la lecture',
		voiceless:
			'Cet appareil n’a pas de voix française qui marche sans internet. La lecture à voix haute n’est pas possible ici.'
	},
	kiosk: {
		hello: 'Bonjour',
		notMe: 'Ce n’est pas moi',
		next: 'Fini, élève suivant',
		stillThere: {
			title: 'Tu es encore là\u00A0?',
			text: 'Si tu ne fais rien, cet appareil sera bientôt pour l’élève suivant.',
			yes: 'Oui, je suis encore là'
		},
		settingTitle: 'Tablette partagée',
		settingIntro:
			'Pour un appareil qui passe de main en main dans la classe. Cet appareil retient le choix pendant un an.',
		effects: [
			'Après la déconnexion, ou après une minute d’inactivité, le scanner est prêt pour la carte suivante.',
			'L’élève connecté voit son nom en grand et peut laisser la place au suivant d’un seul geste.',
			'La case «\u00A0Cet appareil est à moi\u00A0» n’est pas affichée, et LeerID ne propose pas d’installer une appli.'
		],
		isOn: 'Cet appareil est maintenant une tablette partagée.',
		isOff: 'Cet appareil n’est plus une tablette partagée.',
		switchOn: 'En faire une tablette partagée',
		switchOff: 'En faire un appareil ordinaire'
	},
	offline: {
		title: 'Pas d’internet',
		text: 'LeerID a besoin d’internet. Regarde si le wifi est allumé.',
		again: 'Réessayer',
		trying: 'LeerID réessaie tout seul.'
	},
	oidc: {
		toDashboard: 'Vers Mon tableau de bord',
		goOn: 'Continuer',
		/** The one line for who repairs it. */
		reference: (code: string, id: string) => `Pour la personne qui résout ceci\u00A0: ${code}, numéro ${id}`,
		/** What happened, what it means, what to do. */
		errors: {
			expired: [
				'C’était trop long',
				'Cette connexion n’est plus valable ou a déjà servi.',
				'Retourne à l’application et connecte-toi là-bas, ou ouvre-la depuis Mon tableau de bord.'
			],
			unknownApplication: [
				'Cette application ne peut pas se connecter avec LeerID',
				'LeerID ne connaît pas cette application, ou elle est arrêtée.',
				'Dis-le à ton professeur ou au gestionnaire LeerID de ton école.'
			],
			wrongAddress: [
				'Cette application n’est pas bien réglée',
				'Après la connexion, elle veut t’envoyer vers une adresse que LeerID ne connaît pas. C’est pourquoi LeerID s’arrête ici.',
				'Dis-le à ton professeur. Le fournisseur de l’application peut résoudre ceci.'
			],
			wrongRequest: [
				'Cette application n’est pas bien réglée',
				'Elle a demandé à LeerID quelque chose qui n’est pas possible.',
				'Retourne à l’application et essaie encore. Si ça ne marche pas, dis-le à ton professeur.'
			],
			ours: [
				'Quelque chose n’a pas marché chez LeerID',
				'Ce n’est pas ta faute.',
				'Attends un peu, retourne à l’application et essaie encore.'
			]
		},
		notAssigned: {
			title: (application: string) => `L’application ${application} n’est pas encore prête pour toi`,
			text: 'Ton école ne t’a pas donné cette application.',
			help: 'Tu en as besoin\u00A0? Demande à ton professeur.',
			back: (application: string) => `Retour à ${application}`
		},
		going: (application: string) => `Tu vas vers ${application}`,
		logout: {
			question: 'Tu veux te déconnecter\u00A0?',
			why: 'Si tu te déconnectes partout, personne ne peut plus ouvrir tes applications sur cet appareil.',
			everywhere: 'Oui, se déconnecter partout',
			onlyHere: (application: string) => `Non, seulement de ${application}`,
			stay: 'Non, revenir',
			done: 'Ta connexion est fermée.'
		},
		signedOut: {
			title: 'Ta connexion est fermée.',
			all: 'Ta connexion est fermée partout. Tu peux passer l’appareil à quelqu’un d’autre.',
			list: 'Tes applications',
			states: {
				'signed-out': 'déconnectée',
				waiting: 'déconnexion en cours',
				unknown: 'se déconnecte plus tard'
			},
			unknownHelp: 'Ferme le navigateur si tu utilises un appareil partagé.',
			look: 'Regarder encore',
			again: 'Se reconnecter'
		}
	},
	errors: {
		back: 'Vers la page d’accueil',
		again: 'Réessayer',
		reference: (id: string) => `Tu demandes de l’aide\u00A0? Donne alors ce numéro\u00A0: ${id}`,
		notFoundTitle: 'Cette page n’existe pas',
		notFound: 'Regarde si l’adresse est juste. Sur ta carte, elle est écrite exactement comme il faut.',
		forbiddenTitle: 'Ce n’est pas permis ici',
		forbidden: 'Tu n’as pas accès à cette page.',
		tooLargeTitle: 'C’est trop',
		tooLarge: 'Ce que tu as envoyé est trop grand. Reviens en arrière et essaie avec moins de texte.',
		methodTitle: 'Ce n’est pas possible ici',
		method: 'Cette page ne peut pas faire cela. Reviens en arrière et essaie encore.',
		unavailableTitle: 'LeerID n’est pas disponible pour le moment',
		unavailable: 'Ce n’est pas ta faute. Attends une petite minute et essaie encore.',
		busyTitle: 'Il y a beaucoup de monde',
		busy: 'Beaucoup d’élèves se connectent maintenant. Attends un peu et essaie encore.',
		unknownTitle: 'Quelque chose n’a pas marché',
		unknown: 'Ce n’est pas ta faute. Essaie encore.'
	},
	categories: {
		animals: 'Animaux',
		faces: 'Visages',
		food: 'Nourriture',
		vehicles: 'Véhicules',
		play: 'Sport et jeux',
		nature: 'Nature',
		things: 'Objets',
		clothes: 'Vêtements'
	},
	pictureWords: {
		elephant: 'éléphant',
		fish: 'poisson',
		snail: 'escargot',
		butterfly: 'papillon',
		owl: 'hibou',
		turtle: 'tortue',
		giraffe: 'girafe',
		penguin: 'pingouin',
		crocodile: 'crocodile',
		rabbit: 'lapin',
		spider: 'araignée',
		horse: 'cheval',
		happy: 'sourire',
		crying: 'larmes',
		sleeping: 'sommeil',
		sunglasses: 'lunettes de soleil',
		pumpkin: 'citrouille',
		mask: 'masque',
		dragon: 'dragon',
		inLove: 'amoureux',
		party: 'fête',
		robot: 'robot',
		ghost: 'fantôme',
		clown: 'clown',
		apple: 'pomme',
		banana: 'banane',
		grapes: 'raisin',
		carrot: 'carotte',
		pizza: 'pizza',
		iceCream: 'glace',
		doughnut: 'donut',
		cheese: 'fromage',
		bread: 'pain',
		cake: 'gâteau',
		fries: 'frites',
		lollipop: 'sucette',
		car: 'voiture',
		parachute: 'parachute',
		bicycle: 'vélo',
		train: 'train',
		aeroplane: 'avion',
		rocket: 'fusée',
		helicopter: 'hélicoptère',
		boat: 'bateau',
		tractor: 'tracteur',
		scooter: 'trottinette',
		ufo: 'ovni',
		sled: 'luge',
		football: 'football',
		tableTennis: 'ping-pong',
		bowling: 'bowling',
		skate: 'patin',
		skateboard: 'skateboard',
		fishingRod: 'canne à pêche',
		dice: 'dé',
		puzzle: 'puzzle',
		yoyo: 'yoyo',
		trophy: 'coupe',
		medal: 'médaille',
		tent: 'tente',
		sun: 'soleil',
		moon: 'lune',
		star: 'étoile',
		rainbow: 'arc-en-ciel',
		cloud: 'nuage',
		lightning: 'éclair',
		mountain: 'montagne',
		cactus: 'cactus',
		palmTree: 'palmier',
		flower: 'fleur',
		mushroom: 'champignon',
		fire: 'feu',
		key: 'clé',
		alarmClock: 'réveil',
		scissors: 'ciseaux',
		book: 'livre',
		balloon: 'ballon',
		hammer: 'marteau',
		lamp: 'lampe',
		present: 'cadeau',
		chair: 'chaise',
		drum: 'tambour',
		broom: 'balai',
		pencil: 'crayon',
		tShirt: 'T-shirt',
		trousers: 'pantalon',
		dress: 'robe',
		socks: 'chaussettes',
		glove: 'gant',
		cap: 'casquette',
		scarf: 'écharpe',
		glasses: 'lunettes',
		crown: 'couronne',
		boot: 'botte',
		backpack: 'sac à dos',
		ring: 'bague'
	}
};
