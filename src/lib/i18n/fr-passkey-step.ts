import type { PasskeyStepWords } from './nl-passkey-step';

export const frPasskeyStep: PasskeyStepWords = {
	title: 'Encore ta clé d’accès',
	why: 'Ton mot de passe est correct. Tu as choisi de donner aussi ta clé d’accès (passkey)\u00A0: avec ton doigt, ton visage ou le code de ton appareil.',
	give: 'Donner ma clé d’accès',
	another:
		'Ta clé d’accès est sur un autre appareil, comme ton téléphone\u00A0? Alors ton navigateur montre comment utiliser cet appareil.',
	needsScript: 'Une clé d’accès nécessite JavaScript. Active-le, ou connecte-toi sur un autre appareil.',
	impossible: 'Les clés d’accès ne fonctionnent pas à cette adresse.',
	refused: 'Ça n’a pas marché. Essaie encore avec la clé d’accès de ce compte.',
	over: 'Cela a duré trop longtemps. Donne encore ton mot de passe.',
	lostTitle: 'Ton appareil est perdu ou cassé\u00A0?',
	lost: 'Demande au gestionnaire LeerID de ton école de supprimer tes clés d’accès. Ton enseignant sait qui c’est. Ensuite, tu te connectes avec ton mot de passe seul.',
	restart: 'Recommencer',
	askTitle: 'Demander aussi ma clé d’accès',
	askWhy: 'Alors ton mot de passe seul ne suffit pas\u00A0: qui le connaît n’entre pas sans ton appareil.',
	askLose: 'Tu perds tous tes appareils\u00A0? Alors seule ton école peut supprimer tes clés d’accès.',
	needsOne: 'Ajoute d’abord un appareil. Ensuite, tu peux activer ceci.',
	isOn: 'C’est activé. Après ton mot de passe, nous demandons ta clé d’accès.',
	isOff: 'C’est désactivé. Ton mot de passe suffit.',
	on: 'Activer',
	off: 'Désactiver',
	onDone:
		'Désormais, nous demandons aussi ta clé d’accès après ton mot de passe. Tu es déconnecté de tes autres appareils.',
	offDone: 'Ton mot de passe suffit de nouveau pour te connecter.',
	last: 'C’est ton seul appareil. Désactive d’abord «\u00A0Demander aussi ma clé d’accès\u00A0», ou ajoute un autre appareil.',
	inProfile: 'Après ton mot de passe, nous demandons aussi ta clé d’accès.',
	endOne: 'Se déconnecter ici',
	ended: 'Cet appareil est déconnecté.',
	events: {
		'session.ended-elsewhere': 'Déconnecté d’un autre appareil',
		'sign-in.passkey-awaited': 'Le mot de passe était correct, puis ta clé d’accès a été demandée',
		'passkey.asked-too': 'Ta clé d’accès est désormais demandée aussi',
		'passkey.not-asked-any-more': 'Ta clé d’accès n’est plus demandée'
	}
};
