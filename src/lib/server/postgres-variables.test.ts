import { expect, test } from 'vitest';
import { forDriver, postgresVariables } from './postgres-variables';

test.each([
	[
		'postgres://leerid:ge%40heim@db.example:6432/leerid?sslmode=require',
		{ PGHOST: 'db.example', PGPORT: '6432', PGUSER: 'leerid', PGPASSWORD: 'ge@heim', PGSSLMODE: 'require' }
	],
	['postgresql://leerid@localhost/leerid', { PGHOST: 'localhost', PGPORT: '5432', PGDATABASE: 'leerid' }],
	[
		'postgres://leerid:x@db1:5432,db2/leerid?target_session_attrs=read-write',
		{ PGHOST: 'db1,db2', PGPORT: '5432,5432', PGDATABASE: 'leerid', PGTARGETSESSIONATTRS: 'read-write' }
	]
])('%s is what the programs of PostgreSQL are told by variables', (address, variables) => {
	expect(postgresVariables(address)).toMatchObject(variables);
});

test('what is no address is refused without repeating it', () => {
	expect(() => postgresVariables('mysql://leerid:geheim@db')).toThrow(/^(?!.*geheim)/);
});

test('the driver is asked for a primary where an address asks for a server that writes', () => {
	const both = 'postgres://leerid:x@db1,db2/leerid';
	expect(forDriver(`${both}?target_session_attrs=read-write`)).toBe(`${both}?target_session_attrs=primary`);
	expect(forDriver(`${both}?sslmode=require&target_session_attrs=read-write&a=b`)).toBe(
		`${both}?sslmode=require&target_session_attrs=primary&a=b`
	);
	for (const address of [both, `${both}?target_session_attrs=standby`])
		expect(forDriver(address)).toBe(address);
});
