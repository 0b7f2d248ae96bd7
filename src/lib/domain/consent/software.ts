/** The packages that schools keep their classes in and that speak our protocol, and no others (F70). */
export const SOFTWARE = ['broekx', 'informat', 'wisa'] as const;
export type Software = (typeof SOFTWARE)[number];

/**
 * Where a school's classes come from: its package, or (`school`) a file that its own beheerder reads in, for a school whose
 * package does not deliver (F96). One at a time is heard.
 */
export const CLASS_SOURCES = [...SOFTWARE, 'school'] as const;
export type ClassSource = (typeof CLASS_SOURCES)[number];

/** As the packages write themselves: names, the same in every language. */
export const SOFTWARE_NAMES: Record<Software, string> = {
	broekx: 'Broekx',
	informat: 'Informat',
	wisa: 'Wisa'
};

/** Whether `text` names a package of ours. */
export const isSoftware = (text: string): text is Software => (SOFTWARE as readonly string[]).includes(text);

/** Whether `text` names a package of ours or the school itself. */
export const isClassSource = (text: string): text is ClassSource =>
	(CLASS_SOURCES as readonly string[]).includes(text);
