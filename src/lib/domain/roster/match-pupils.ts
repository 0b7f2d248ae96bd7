import { fold } from '$lib/domain/accounts/fold';
import type { IsoDay } from './parse-day';

/** What a feed or the database tells about who someone is. */
export type Person = {
	/** Keyed hash of the national number, in hex; null when unknown. */
	numberHash: string | null;
	/** All names they go by, given and family names alike, official ones included. */
	names: readonly string[];
	birthDate: IsoDay | null;
};
/** `stamnummers` are keys made by `stamnummerKey`. */
export type KnownPupil = Person & { id: string; stamnummers: readonly string[] };
export type IncomingPupil = Person & { stamnummer: string };

export type PupilMatch = { pupilId: string; isNew: boolean } | 'identity-conflict';

/** A stamnummer means something within one school only. */
export const stamnummerKey = (instellingsnummer: string, stamnummer: string) =>
	`${instellingsnummer}/${stamnummer}`;

/**
 * Says for each incoming row which pupil it is: the one with the same national number, else the one that the school
 * gave this stamnummer before, else a new one (`newId` is called once for each). A child's account must never come
 * under another child's name, so a row is a conflict, for a person to settle, when number and stamnummer point at
 * two pupils, when a stamnummer comes with another national number, or when neither a name nor the birth date agrees.
 * Rows also teach about each other, in order: of two that contradict, the later one is refused.
 */
export function matchPupils(
	known: readonly KnownPupil[],
	incoming: readonly IncomingPupil[],
	newId: () => string
): PupilMatch[] {
	const byHash = new Map<string, Candidate>();
	const byStamnummer = new Map<string, Candidate>();
	for (const pupil of known) {
		const names = new Set(pupil.names.flatMap(significantParts));
		const candidate = { ...pupil, names, isNew: false };
		if (pupil.numberHash) byHash.set(pupil.numberHash, candidate);
		for (const stamnummer of pupil.stamnummers) byStamnummer.set(stamnummer, candidate);
	}

	return incoming.map((row) => {
		const sameNumber = row.numberHash ? byHash.get(row.numberHash) : undefined;
		const sameStamnummer = byStamnummer.get(row.stamnummer);
		const found = sameNumber ?? sameStamnummer;
		if (sameStamnummer && found !== sameStamnummer) return 'identity-conflict';
		if (found && !canBe(found, row)) return 'identity-conflict';

		const pupil = found ?? newCandidate(newId());
		pupil.numberHash ??= row.numberHash;
		pupil.birthDate ??= row.birthDate;
		for (const part of row.names.flatMap(significantParts)) pupil.names.add(part);
		if (row.numberHash) byHash.set(row.numberHash, pupil);
		byStamnummer.set(row.stamnummer, pupil);
		return { pupilId: pupil.id, isNew: pupil.isNew };
	});
}

type Candidate = {
	id: string;
	isNew: boolean;
	numberHash: string | null;
	names: Set<string>;
	birthDate: IsoDay | null;
};

function newCandidate(id: string): Candidate {
	return { id, isNew: true, numberHash: null, names: new Set(), birthDate: null };
}

function canBe(pupil: Candidate, row: IncomingPupil): boolean {
	if (pupil.numberHash && row.numberHash && pupil.numberHash !== row.numberHash) return false;
	if (pupil.birthDate && pupil.birthDate === row.birthDate) return true;
	return row.names.flatMap(significantParts).some((part) => pupil.names.has(part));
}

/** "De Boel-Şahin" gives boel, sahin: half of Flanders shares a "de". A name of short parts only keeps them all. */
function significantParts(name: string): string[] {
	const parts = fold(name)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	const long = parts.filter((part) => [...part].length >= 3);
	return long.length > 0 ? long : parts;
}
