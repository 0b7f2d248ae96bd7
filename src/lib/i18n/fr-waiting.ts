import type { nlWaiting } from './nl-waiting';

export const frWaiting: typeof nlWaiting = {
	busyTitle: 'Il y a beaucoup de monde sur LeerID',
	busy: 'Énormément d’élèves se connectent en ce moment. Tu ne fais rien de mal.',
	unavailableTitle: 'LeerID est momentanément indisponible',
	unavailable: 'Ce n’est pas ta faute.',
	again: (seconds) => `Tu ne dois rien faire : dans ${seconds} secondes, cette page continue toute seule.`,
	kept: 'Ton nom et les images déjà touchées sont conservés. Ton mot de passe ne l’est jamais : tu le redonneras.',
	now: 'Essayer maintenant',
	holding: (seconds) =>
		`Il y a encore beaucoup de monde. Laisse cette page ouverte : dans ${seconds} secondes, nous réessayons avec ce que tu as rempli.`
};
