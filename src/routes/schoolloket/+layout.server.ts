import type { LayoutServerLoad } from './$types';

/** What the shell of the desk shows. Before the second factor there is no shell, and no name (F96). */
export const load: LayoutServerLoad = ({ locals }) => {
	const { staff } = locals;
	if (!staff?.fullySignedIn) return { desk: null };
	const { name, activeSchool, schools, roles } = staff;
	return { desk: { name, school: activeSchool, severalSchools: schools.length > 1, roles } };
};
