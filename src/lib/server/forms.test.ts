import { expect, test } from 'vitest';
import { readForm, readText, readWhole } from './forms';

const form = (value?: string | Blob) => {
	const data = new FormData();
	if (value !== undefined) data.set('field', value);
	return data;
};

const post = (type: string, body: string) =>
	new Request('http://localhost', { method: 'POST', headers: { 'content-type': type }, body });

test('a form is read', async () => {
	const form = await readForm(post('application/x-www-form-urlencoded', 'field=a+b%26c'));
	expect(readText(form, 'field')).toBe('a b&c');
});

test.each([
	['text/plain', 'field=1'],
	['multipart/form-data', 'x'],
	['multipart/form-data; boundary=abc', 'x'],
	['multipart/form-data; boundary=abc', '--abc\r\nContent-Disposition: form-data; name="field"\r\n\r\nhalf'],
	['', '']
])('a body that is no form is a mistake of who sent it: %s %j', async (type, body) => {
	await expect(readForm(post(type, body))).rejects.toMatchObject({ code: 'bad-request' });
});

// To make so many takes almost a second, in which nobody else is answered.
test('a form with more fields than any of ours has is no form', async () => {
	const flood = post('application/x-www-form-urlencoded', 'a&'.repeat(250_000));
	await expect(readForm(flood)).rejects.toMatchObject({ code: 'bad-request' });
});

test('a form with every pupil that fits in it is read', async () => {
	const ticked = Array.from({ length: 10_000 }, () => `leerling=${crypto.randomUUID()}`);
	const form = await readForm(post('application/x-www-form-urlencoded', ticked.join('&')));
	expect(form.getAll('leerling')).toHaveLength(10_000);
	expect(form.getAll('leerling').at(-1)).toBe(ticked.at(-1)?.slice('leerling='.length));
});

test('a text is read as it was sent', () => {
	expect(readText(form(' een spatie vooraan \u0000'), 'field')).toBe(' een spatie vooraan \u0000');
});

test('a field that is missing or a file is empty', () => {
	expect(readText(form(), 'field')).toBe('');
	expect(readText(form(new Blob(['text'])), 'field')).toBe('');
});

test.each([
	['0', 0],
	['11', 11],
	['011', 11],
	['12', null],
	['-1', null],
	['1.0', null],
	['1e1', null],
	['0x1', null],
	[' 1', null],
	['٣', null], // a digit, and none of ours
	['99999999999999999999', null],
	['', null]
])('a whole number from 0 to 11 in %j is %j', (text, expected) => {
	expect(readWhole(form(text), 'field', 0, 11)).toBe(expected);
});
