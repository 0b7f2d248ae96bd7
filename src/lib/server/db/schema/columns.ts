import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw bytes. Both drivers hand back a `Uint8Array`; drivers that give a `Buffer` are narrowed by `from`. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea',
	fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
});

/** An instant, always in UTC. School days are `date` columns, in Europe/Brussels. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });
