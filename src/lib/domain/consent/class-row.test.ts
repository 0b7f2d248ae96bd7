import { expect, test } from 'vitest';
import { isInClassOn, MAX_TITLE_LENGTH, readClassRow } from './class-row';

const UUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const read = (raw: unknown, mayBeEmpty = false) => readClassRow(raw, 7, { mayBeEmpty });

test('a row names one pupil and a class, and may say the part of it and the days', () => {
	expect(
		read({
			leerid_uuid: UUID.toUpperCase(),
			klas: ' 3A ',
			subklas: '3A1',
			van: '01/09/2026',
			tot: '2027-08-31'
		})
	).toEqual({
		row: {
			line: 7,
			identifier: 'leerid_uuid',
			value: UUID,
			classTitle: '3A',
			subclassTitle: '3A1',
			fromDay: '2026-09-01',
			untilDay: '2027-08-31'
		}
	});
	expect(read({ stamnummer: 1961, klas: '6B' })).toMatchObject({
		row: { identifier: 'stamnummer', value: '1961', fromDay: null }
	});
});

test.each([
	['3A', 'no-row'],
	[null, 'no-row'],
	[[], 'no-row'],
	[{ klas: '3A' }, 'one-identifier'],
	[{ klas: '3A', leerid_uuid: UUID, stamnummer: '1' }, 'one-identifier'],
	[{ klas: '3A', leerid_uuid: "' or true" }, 'bad-identifier'],
	[{ stamnummer: '1' }, 'no-class'],
	[{ stamnummer: '1', klas: '\u200b' }, 'no-class'],
	[{ stamnummer: '1', klas: 'é'.repeat(MAX_TITLE_LENGTH + 1) }, 'title-too-long'],
	[{ stamnummer: '1', klas: '3A', van: '2027-02-30' }, 'bad-date'],
	[{ stamnummer: '1', klas: '3A', van: '2027-02-02', tot: '2027-02-01' }, 'end-before-begin']
])('%j is refused as %s', (raw, reason) => {
	expect(read(raw)).toEqual({ refusal: { line: 7, reason } });
});

test('among changes a row without a class takes the pupil out of theirs, but not out of a part of nothing', () => {
	expect(read({ stamnummer: '1', klas: null }, true)).toMatchObject({ row: { classTitle: null } });
	expect(read({ stamnummer: '1', subklas: '3A1' }, true)).toMatchObject({ refusal: { reason: 'no-class' } });
});

test.each([
	['2026-08-31', false],
	['2026-09-01', true],
	['2027-08-31', true],
	['2027-09-01', false]
])('on %s in the class: %s', (day, inClass) => {
	expect(isInClassOn({ fromDay: '2026-09-01', untilDay: '2027-08-31' }, day)).toBe(inClass);
	expect(isInClassOn({ fromDay: null, untilDay: null }, day)).toBe(true);
});
