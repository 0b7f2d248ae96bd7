import type { nlStaffRecovery } from './nl-staff-recovery';

export const frStaffRecovery: typeof nlStaffRecovery = {
	title: 'Mot de passe oublié',
	intro:
		'Tapez votre adresse e-mail. Si un compte avec mot de passe y correspond, vous recevrez un e-mail avec un lien pour en choisir un nouveau.',
	send: 'Envoyer un lien',
	missing: 'Tapez une adresse e-mail.',
	sent: 'Si un compte correspond à cette adresse, un e-mail est en route. Le lien fonctionne 30 minutes et une seule fois.',
	sentSpam:
		'Rien reçu ? Regardez dans vos courriers indésirables. Si vous vous connectez toujours via un autre service, vous n’avez pas de mot de passe ici.',
	busy: (minutes) =>
		`Il y a trop de demandes. Réessayez dans ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`,
	newTitle: 'Choisissez un nouveau mot de passe',
	newFor: (name) => `Pour le compte de ${name} au guichet de l’école.`,
	secondFactor:
		'Ensuite vous vous connectez avec ce mot de passe et votre deuxième étape. Vous êtes déconnecté de tous les appareils.',
	submit: 'Enregistrer le mot de passe',
	dead: 'Ce lien ne fonctionne plus',
	deadHow:
		'Il a déjà été utilisé, est trop ancien, ou un plus récent a été demandé. Demandez un nouveau lien.',
	again: 'Demander un nouveau lien',
	done: 'Votre nouveau mot de passe est enregistré. Connectez-vous avec lui.',
	phone: 'Téléphone perdu ? Demandez de l’aide à la personne qui vous a invité.',
	block: 'Bloquer',
	blockOf: (name) => `Bloquer ${name}`,
	blockWhy: (name) =>
		`${name} est immédiatement déconnecté partout et ne peut plus se connecter tant que le blocage n’est pas levé.`,
	unblock: 'Débloquer',
	unblockOf: (name) => `Débloquer ${name}`,
	blocked: 'Bloqué',
	nowBlocked: 'Le blocage est activé.',
	nowUnblocked: 'Le blocage est levé.',
	refusals: {
		'works-elsewhere':
			'Cette personne travaille aussi ailleurs, ou a un rôle que vous ne pouvez pas donner. Mettez fin au droit dans votre école, ou demandez-le aux gestionnaires de LeerID.',
		'blocked-elsewhere': 'Une autre école ou LeerID a bloqué ce compte. Eux seuls peuvent lever le blocage.'
	},
	mail: {
		subject: 'Nouveau mot de passe pour le guichet de l’école LeerID',
		why: 'Quelqu’un, vous espérons-le, souhaite un nouveau mot de passe pour votre compte au guichet de l’école. Cliquez sur le bouton pour en choisir un.',
		button: 'Choisir un nouveau mot de passe',
		valid: 'Le lien fonctionne 30 minutes et une seule fois. Votre deuxième étape reste nécessaire.',
		notYou: 'Vous n’avez rien demandé ? Alors ne faites rien : le mot de passe reste tel quel.'
	}
};
