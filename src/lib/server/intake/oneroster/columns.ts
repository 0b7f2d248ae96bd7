/**
 * The files of OneRoster 1.2 (1EdTech, Rostering CSV binding) that we read, each with its columns. All others are passed
 * over. `metadata.*` is OneRoster's own way to say what it has no column for.
 */
export const ONEROSTER_FILES = {
	orgs: ['sourcedId', 'name', 'type', 'identifier'],
	academicSessions: ['sourcedId', 'startDate', 'endDate'],
	classes: ['sourcedId', 'title', 'schoolSourcedId', 'termSourcedIds', 'metadata.hoofdstructuur'],
	users: ['sourcedId', 'givenName', 'familyName', 'identifier', 'userIds'],
	demographics: ['sourcedId', 'birthDate', 'sex'],
	enrollments: [
		'sourcedId',
		'status',
		'dateLastModified',
		'classSourcedId',
		'schoolSourcedId',
		'userSourcedId',
		'role',
		'beginDate',
		'endDate',
		'metadata.stamnummer'
	]
} as const satisfies Record<string, readonly string[]>;
export type OneRosterFile = keyof typeof ONEROSTER_FILES;

/** Without these a row means nothing; the rest may be left out. */
export const REQUIRED: Record<OneRosterFile, readonly string[]> = {
	orgs: ['sourcedid', 'name', 'identifier'],
	academicSessions: ['sourcedid', 'startdate', 'enddate'],
	classes: ['sourcedid', 'title', 'schoolsourcedid'],
	users: ['sourcedid', 'givenname', 'familyname'],
	demographics: ['sourcedid'],
	enrollments: ['sourcedid', 'classsourcedid', 'usersourcedid', 'role']
};

/** The files without which there are no enrollments. */
export const NEEDED: readonly OneRosterFile[] = ['orgs', 'users', 'classes', 'enrollments'];

/** The file that a name in the ZIP stands for; null for one that is passed over. */
export function oneRosterFile(name: string): OneRosterFile | null {
	const base = name.replace(/\.csv$/i, '');
	return (Object.keys(ONEROSTER_FILES) as OneRosterFile[]).find((file) => file === base) ?? null;
}

/** All files of the standard; what we do not read is no stranger. */
const OTHERS = ['manifest', 'categories', 'classResources', 'courses', 'courseResources', 'lineItems'];
const MORE = [
	'lineItemLearningObjectiveIds',
	'lineItemScoreScales',
	'resources',
	'results',
	'roles',
	'scoreScales'
];
const REST = ['resultLearningObjectiveIds', 'resultScoreScales', 'userProfiles', 'userResources'];

/** Whether the standard knows a file of this name. */
export const isOneRosterName = (name: string): boolean =>
	oneRosterFile(name) !== null || [...OTHERS, ...MORE, ...REST].includes(name.replace(/\.csv$/i, ''));
