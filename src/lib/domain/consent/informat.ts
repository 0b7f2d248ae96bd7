/** A registration as Informat's service gives it, as far as we read it (shape: CONVENTIONS §2, seen in public code). */
export interface InformatRegistration {
	pPersoon?: unknown;
	stamnr?: unknown;
	inschrKlassen?: unknown;
}

/** A group of a registration: type 0 is the class. */
const CLASS = 0;

/**
 * The rows of a delivery in what Informat answered: for each registration its classes, with their days. The school's number
 * for the pupil stands in the registration, or else with the student of the same `pPersoon`. What is no registration gives
 * a row that will be refused, so that it is told.
 */
export function rowsOfInformat(registrations: readonly unknown[], students: readonly unknown[]): unknown[] {
	const numbers = new Map(
		students.flatMap((student) => {
			const { pPersoon, stamnr } = read<InformatRegistration>(student);
			return isKey(pPersoon) && isKey(stamnr) ? [[String(pPersoon), String(stamnr)] as const] : [];
		})
	);
	return registrations.flatMap((one) => {
		const { pPersoon, stamnr, inschrKlassen } = read<InformatRegistration>(one);
		const stamnummer = isKey(stamnr)
			? String(stamnr)
			: isKey(pPersoon)
				? numbers.get(String(pPersoon))
				: null;
		const groups = Array.isArray(inschrKlassen) ? inschrKlassen : [];
		return groups.flatMap((group: unknown) => {
			const { groepType, klasCode, begindatum, einddatum } = read<Record<string, unknown>>(group);
			if (Number(groepType) !== CLASS) return [];
			return [
				{ stamnummer: stamnummer ?? '', klas: klasCode, van: dayOf(begindatum), tot: dayOf(einddatum) }
			];
		});
	});
}

const read = <Shape extends object>(value: unknown): Partial<Shape> =>
	typeof value === 'object' && value !== null ? (value as Partial<Shape>) : {};

const isKey = (value: unknown): value is string | number =>
	(typeof value === 'string' && value !== '') || typeof value === 'number';

/** `2026-09-01T00:00:00` and `2026-09-01` are one day. */
const dayOf = (value: unknown): string => (typeof value === 'string' ? (value.split('T')[0] ?? '') : '');
