/** The packages that schools keep their classes in and that speak our protocol, and no others (F70). */
export const SOFTWARE = ['broekx', 'informat', 'wisa'] as const;
export type Software = (typeof SOFTWARE)[number];

/** As the packages write themselves: names, the same in every language. */
export const SOFTWARE_NAMES: Record<Software, string> = {
	broekx: 'Broekx',
	informat: 'Informat',
	wisa: 'Wisa'
};

/** Whether `text` names a package of ours. */
export const isSoftware = (text: string): text is Software => (SOFTWARE as readonly string[]).includes(text);
