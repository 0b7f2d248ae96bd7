import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitTime } from './time-limit';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin(url: string) {
	const request = Object.assign(new EventEmitter(), {
		url,
		complete: false,
		destroyed: false,
		socket: { bytesRead: 0 },
		isPaused: () => false
	});
	const tooLong = vi.fn();
	limitTime(request as unknown as IncomingMessage, tooLong);
	return { request, tooLong };
}

test('a form that has not come whole in a minute takes too long, however busily it comes', () => {
	const { request, tooLong } = begin('/aanmelden');
	vi.advanceTimersByTime(59_000);
	request.socket.bytesRead = 10_000;
	expect(tooLong).not.toHaveBeenCalled();
	vi.advanceTimersByTime(2_000);
	expect(tooLong).toHaveBeenCalledTimes(1);
});

test('a form that came in time is left alone', () => {
	const { request, tooLong } = begin('/aanmelden');
	request.complete = true;
	vi.advanceTimersByTime(200_000);
	expect(tooLong).not.toHaveBeenCalled();
});

test('a delivery may take hours while something comes, and not a minute of silence', () => {
	const { request, tooLong } = begin('/beheer/aanlevering');
	for (let minute = 0; minute < 120; minute++) {
		request.socket.bytesRead += 1000;
		vi.advanceTimersByTime(60_000);
	}
	expect(tooLong).not.toHaveBeenCalled();
	vi.advanceTimersByTime(61_000);
	expect(tooLong).toHaveBeenCalledTimes(1);
});

test('dripping for ever does not hold a connection for ever', () => {
	const { request, tooLong } = begin('/api/inschrijvingen/v1/leveringen/nacht');
	for (let minute = 0; minute < 5 * 60; minute++) {
		request.socket.bytesRead += 1;
		vi.advanceTimersByTime(60_000);
	}
	expect(tooLong).toHaveBeenCalledTimes(1);
});
