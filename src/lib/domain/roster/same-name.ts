/** Letters and digits only, without accents: *3de leerjaar (A)* and *3de Leerjaar A* are one name. */
export const nameKey = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
