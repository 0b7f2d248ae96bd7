import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as schema from '../db/schema';
import { NOT_ABOUT_PUPILS, PERSONAL_DATA, SECTIONS } from './personal-data-map';

const tables = Object.values(schema as Record<string, unknown>).filter((one) => is(one, PgTable));
const nameOf = (table: PgTable) => getTableConfig(table).name;
const PUPILS = ['pupils', 'accounts', 'enrollments', 'sessions'];
/** Properties that hold a pupil's number without a foreign key. */
const BY_NAME = /^(pupilIds?|accountIds?)$/;

test('every table is either on the map of personal data or named as holding none, and never both', () => {
	const mapped = PERSONAL_DATA.map(({ name }) => name);
	const named = [...mapped, ...Object.keys(NOT_ABOUT_PUPILS)];
	expect(named.toSorted()).toEqual(tables.map(nameOf).toSorted());
	expect(new Set(named).size).toBe(named.length);
});

test('a table that points at a pupil is on the map, and found by that very column', () => {
	const found: string[] = [];
	for (const table of tables) {
		const { name, foreignKeys } = getTableConfig(table);
		const pointing = foreignKeys
			.map((key) => key.reference())
			.filter(({ foreignTable }) => PUPILS.includes(nameOf(foreignTable)))
			.flatMap(({ columns }) => columns);
		const named = Object.entries(getTableColumns(table)).flatMap(([property, column]) =>
			BY_NAME.test(property) ? [column] : []
		);
		const { by = [] } = PERSONAL_DATA.find((kept) => kept.name === name) ?? {};
		const keys = by.map(({ column }) => column.name);
		// An account and a pupil find each other; the one number is enough.
		const isOwn = ['pupils', 'accounts'].includes(name);
		for (const column of new Set([...pointing, ...named]))
			if (!keys.includes(column.name) && !isOwn) found.push(`${name}.${column.name}`);
	}
	expect(found).toEqual([]);
});

test('every column of an exported table is shown or left out for a reason', () => {
	const forgotten = PERSONAL_DATA.flatMap(({ table, name, export: given }) => {
		if (typeof given === 'string') return [];
		const told = [...given.shown, ...Object.keys(given.leftOut)];
		const columns = Object.keys(getTableColumns(table));
		return [
			...columns.filter((column) => !told.includes(column)),
			...told.filter(
				(column) => !columns.includes(column) || told.indexOf(column) !== told.lastIndexOf(column)
			)
		].map((column) => `${name}.${column}`);
	});
	expect(forgotten).toEqual([]);
});

test('nothing that opens something is shown', () => {
	const shown = PERSONAL_DATA.flatMap(({ name, export: given }) =>
		typeof given === 'string' ? [] : given.shown.map((column) => `${name}.${column}`)
	);
	expect(
		shown.filter((column) => /hash|sealed|token|secret$|hash$|(?<!pass)key$|challenge|payload/i.test(column))
	).toEqual([]);
});

test('each part of the export has a table behind it', () => {
	const filled = new Set(
		PERSONAL_DATA.flatMap(({ export: given }) => (typeof given === 'string' ? [] : [given.section]))
	);
	expect(SECTIONS.filter((section) => !filled.has(section))).toEqual([]);
});
