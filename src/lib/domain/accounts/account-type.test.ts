import { expect, test } from 'vitest';
import { accountTypeFor, type AccountType, type EducationLevel } from './account-type';

test.each<[EducationLevel[], AccountType]>([
	[['kleuter'], 'basis'],
	[['lager'], 'basis'],
	[['buitengewoon-basis'], 'basis'],
	[['buitengewoon-secundair'], 'basis'],
	[['secundair'], 'gevorderd'],
	[['lager', 'secundair'], 'gevorderd'],
	[['secundair', 'buitengewoon-secundair'], 'gevorderd'],
	[[], 'basis']
])('enrolled in %j means a %s account', (levels, type) => expect(accountTypeFor(levels)).toBe(type));
