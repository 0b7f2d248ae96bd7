/** Words for the catalogue of components: the real ones are in `i18n`. */
export const sample = {
	shell: { skip: 'Ga naar de inhoud', home: 'LeerID, naar het begin', help: 'Hulp nodig?', menu: 'menu' },
	animals: [
		'olifant',
		'vis',
		'slak',
		'vlinder',
		'uil',
		'schildpad',
		'giraf',
		'pinguïn',
		'krokodil',
		'konijn',
		'spin',
		'paard'
	],
	strength: ['Veel te zwak', 'Te zwak', 'Kan beter', 'Goed', 'Sterk bezig!'],
	rule: { met: 'in orde', unmet: 'nog niet in orde' },
	wait: { one: 'Nog {n} seconde', other: 'Nog {n} seconden', done: 'Je mag opnieuw proberen.' },
	steps: { done: 'klaar', current: 'nu', todo: 'nog te doen' },
	applications: ['Automatus', 'Het Archief voor Onderwijs', 'i-Learn', 'Kabas', 'Smartschool', 'SprintPlus'],
	pupils: [
		'Gastón Logie',
		'Süheda Carabin',
		'Abdulghani Bogdan',
		'Aurelian Appels',
		'محمد علي',
		'Mac Daoust',
		'Eva'
	]
};
