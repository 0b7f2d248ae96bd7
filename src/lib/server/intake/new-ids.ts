import { sql, type SQL } from 'drizzle-orm';

/**
 * The numbers of the pupils and enrollments that a run makes: the same however often it is planned, and near each other for what stands
 * near each other in the file. Ids by chance would put each of a million rows in another page of every index. They begin with the
 * minute of the run; then comes the place, and 60 bits or more are a hash. The bits of a version (8, RFC 9562
 * §5.8) and variant are set: without them the desk, which looks at what is asked of it first, would take them for no ids at all.
 */
const idAt = (run: SQL, place: SQL, hashed: SQL): SQL => sql`overlay(overlay(
	md5(${run}::text || '/' || ${hashed})
	placing left(${run}::text, 8) || ${place} from 1) placing 'a' from 17)::uuid`;

/** Beside the others of the school. Which school that is cannot be seen in it. */
export const newPupilId = (run: SQL, instellingsnummer: SQL, stamnummer: SQL): SQL =>
	idAt(
		run,
		sql`left(md5(${run}::text || ${instellingsnummer}), 4) || '8'`,
		sql`${instellingsnummer} || '/' || ${stamnummer}`
	);

/** In the order of the lines. `key`: what tells apart what has the same line, in another file of the delivery. */
export const newEnrollmentId = (run: SQL, line: SQL, key: SQL): SQL =>
	idAt(
		run,
		sql`lpad(to_hex(${line} >> 12), 4, '0') || '8' || lpad(to_hex(${line} & 4095), 3, '0')`,
		sql`${line} || '/' || ${key}`
	);
