import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './school-day';
import {
	accountStatus,
	inactiveFrom,
	isEnrollmentUsable,
	isEnrollmentVisible,
	PLANNED_END_GRACE_DAYS,
	type EnrollmentPeriod
} from './status';

const year: EnrollmentPeriod = { begin: '2026-09-01', plannedEnd: '2027-08-31', deregisteredOn: null };
const left = { ...year, deregisteredOn: '2027-01-15' };

test.each([
	['2026-05-03', year, false, false],
	['2026-05-04', year, true, false], // accounts for September are made in the summer
	['2026-08-31', year, true, false],
	['2026-09-01', year, true, true],
	['2027-08-31', year, true, true],
	['2027-09-01', year, true, true], // the feed is late
	['2027-09-30', year, true, true],
	['2027-10-01', year, false, false],
	['2027-01-14', left, true, true],
	['2027-01-15', left, false, false], // a deregistration ends it that day
	['2027-09-05', { ...year, deregisteredOn: '2027-09-05' }, false, false],
	['2027-10-01', { ...year, deregisteredOn: '2027-12-01' }, false, false], // and never lengthens it
	['2026-09-01', { ...year, deregisteredOn: '2026-09-01' }, false, false]
])('on %s %j is visible: %s, usable: %s', (today, period, visible, usable) => {
	expect(isEnrollmentVisible(period, today)).toBe(visible);
	expect(isEnrollmentUsable(period, today)).toBe(usable);
});

test('an account is active while one enrollment is usable, and a block always wins', () => {
	const enrollments = [left, { ...year, begin: '2027-01-18' }];
	expect(accountStatus({ enrollments, blocked: false }, '2027-01-14')).toBe('active');
	expect(accountStatus({ enrollments, blocked: false }, '2027-01-16')).toBe('inactive'); // between two schools
	expect(accountStatus({ enrollments, blocked: false }, '2027-01-18')).toBe('active');
	expect(accountStatus({ enrollments, blocked: true }, '2027-01-18')).toBe('blocked');
	expect(accountStatus({ enrollments: [], blocked: true }, '2027-01-18')).toBe('blocked');
	expect(accountStatus({ enrollments: [], blocked: false }, '2027-01-18')).toBe('inactive');
});

test('an account becomes inactive after the last of its enrollments', () => {
	expect(inactiveFrom([])).toBeNull();
	expect(inactiveFrom([year])).toBe(addDays('2027-08-31', PLANNED_END_GRACE_DAYS + 1));
	expect(inactiveFrom([left])).toBe('2027-01-15');
	expect(inactiveFrom([year, left])).toBe('2027-10-01');
	expect(inactiveFrom([{ ...year, deregisteredOn: year.begin }])).toBeNull(); // never came
});

test('the day it says is the first inactive one', () => {
	const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-01', days));
	const period = fc.record({ begin: day, plannedEnd: day, deregisteredOn: fc.option(day) });
	fc.assert(
		fc.property(fc.array(period, { maxLength: 4 }), (enrollments) => {
			const from = inactiveFrom(enrollments);
			const statusOn = (today: string) => accountStatus({ enrollments, blocked: false }, today);
			if (from === null) {
				expect(statusOn('2027-01-01')).toBe('inactive');
				return;
			}
			expect(statusOn(addDays(from, -1))).toBe('active');
			expect(statusOn(from)).toBe('inactive');
			expect(statusOn(addDays(from, 1000))).toBe('inactive');
		})
	);
});
